using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>The Session-ID header (RFC 7989): 32 hexadecimal digits that no intermediary changes.</summary>
internal static class SessionIdHeader
{
    private const int Length = 32;

    /// <summary>The session's identity, in lower case; null where the request gives none that is well formed.</summary>
    public static string? Read(SipRequest request)
    {
        var value = request.Headers[SipHeaderNames.SessionId];
        var end = value?.IndexOf(';', StringComparison.Ordinal) ?? -1;
        var id = (end < 0 ? value : value![..end])?.Trim();
        return id is { Length: Length } && id.All(char.IsAsciiHexDigit) ? id.ToLowerInvariant() : null;
    }
}
