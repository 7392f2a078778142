using System.Globalization;

namespace PluginIm.Sip;

/// <summary>Makes the REGISTERs of one registration, all with one Call-ID and rising CSeq (RFC 3261 10.2), and reads their answers.</summary>
internal sealed class RegisterRequests(ISipEndpoint endpoint, SipRegistrationOptions options)
{
    // What a registrar may say is bounded: neither a flood of refreshes nor a wait for years is its to order.
    private static readonly TimeSpan ShortestExpires = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestExpires = TimeSpan.FromDays(1);

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
        var granted = seconds is > 0 ? TimeSpan.FromSeconds(seconds.Value) : asked;
        return granted < ShortestExpires ? ShortestExpires : granted > LongestExpires ? LongestExpires : granted;
    }

    /// <summary>The longer time that a 423 asks for; null where a response asks for none, or for more than is taken.</summary>
    public static TimeSpan? LongerThan(TimeSpan asked, SipResponse response) =>
        response.StatusCode == 423 && DeltaSeconds.TryParse(response.Headers[SipHeaderNames.MinExpires], out var minimum)
        && minimum > asked && minimum <= LongestExpires
            ? minimum
            : null;
}
