using System.Globalization;

namespace PluginIm.Sip;

/// <summary>Makes the REGISTERs of one registration, all with one Call-ID and rising CSeq (RFC 3261 10.2), and reads their answers.</summary>
internal sealed class RegisterRequests(ISipEndpoint endpoint, SipRegistrationOptions options)
{
    private readonly string _callId = SipIdentifiers.NewCallId();
    private uint _sequence;

    /// <summary>The number of the next REGISTER, also of one that goes again with credentials.</summary>
    public uint NextSequence() => Interlocked.Increment(ref _sequence);

    public SipRequest Create(SipAddress contact, TimeSpan expires)
    {
        var registrar = SipUri.Create(null, options.AddressOfRecord.Host, options.AddressOfRecord.Port);
        var self = new SipAddress(options.AddressOfRecord);
        var request = endpoint.CreateRequest(SipMethod.Register, registrar, self, self);
        request.Headers.CallId = _callId;
        request.Headers.CSeq = new SipCSeq(NextSequence(), SipMethod.Register);
        request.Headers.Set(SipHeaderNames.Contact, contact.ToString());
        request.Headers.Expires = (int)expires.TotalSeconds;
        return request;
    }

    /// <summary>How long the registrar keeps the contact (10.2.4).</summary>
    public static TimeSpan Granted(SipResponse response, SipUri contact, TimeSpan asked)
    {
        var mine = response.Headers.Contacts.FirstOrDefault(candidate => candidate.Uri.Equals(contact));
        var seconds = int.TryParse(mine?.Parameters["expires"], NumberStyles.None, CultureInfo.InvariantCulture, out var own)
            ? own
            : response.Headers.Expires;
        return seconds is > 0 ? TimeSpan.FromSeconds(seconds.Value) : asked;
    }

    public static TimeSpan? RetryAfter(SipResponse response)
    {
        var text = response.Headers[SipHeaderNames.RetryAfter]?.Split(' ', ';', '(')[0];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
    }
}
