using PluginIm.Sip;

namespace Softphone;

/// <summary>The conversation to which a call belongs, in hexadecimal digits, as User-to-User carries it (RFC 7433).</summary>
internal static class ConversationId
{
    /// <summary>What it names at most: switches may cut more than that (RFC 7433 4.1: 128 octets are common).</summary>
    private const int MaxDigits = 128;

    /// <summary>Whether it can be carried.</summary>
    public static bool IsValid(string text) => text.Length is > 0 and <= MaxDigits && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);

    public static void Write(SipMessage message, string? conversationId)
    {
        if (conversationId is not null)
        {
            message.Headers.Set(SipHeaderNames.UserToUser, SipUserToUser.OfBytes(Convert.FromHexString(conversationId)).ToString());
        }
    }

    /// <summary>The conversation; null where the message names none.</summary>
    public static string? Read(SipMessage message) =>
        SipUserToUser.TryParse(message.Headers[SipHeaderNames.UserToUser], out var value) && value.ToBytes() is { Length: > 0 and <= MaxDigits / 2 } bytes
            ? Convert.ToHexStringLower(bytes)
            : null;
}
