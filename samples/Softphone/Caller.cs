using PluginIm.Sip;

namespace Softphone;

/// <summary>Who calls: as far as the switch vouches for it (RFC 3325 9.1), else as the request says itself.</summary>
internal static class Caller
{
    /// <summary>A switch knows addresses, seldom names: the name is that of From where both are the same.</summary>
    public static SipAddress Of(SipRequest request)
    {
        var from = request.Headers.From!;
        return SipAssertedIdentity.Of(request)?.Sip is { } asserted
            && !(string.IsNullOrEmpty(asserted.DisplayName) && asserted.Uri.Equals(from.Uri))
                ? asserted
                : from;
    }
}
