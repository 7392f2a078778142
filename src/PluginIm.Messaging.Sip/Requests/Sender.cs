using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Who sent a message.</summary>
internal static class Sender
{
    /// <summary>Who sent a request as far as the switch vouches for it (RFC 3325 9.1); null where it does not.</summary>
    public static SipUri? VouchedFor(SipMessage message) => SipAssertedIdentity.Of(message)?.Sip is { } asserted ? AddressOf(asserted) : null;

    /// <summary>The same, else as the request says itself.</summary>
    public static SipUri Of(SipRequest request) => VouchedFor(request) ?? AddressOf(request.Headers.From!);

    /// <summary>The address of record: what stays the same from request to request.</summary>
    public static SipUri AddressOf(SipAddress address) => address.Uri.WithoutDetails().WithHost(address.Uri.Host, null);
}
