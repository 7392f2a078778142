using System.Globalization;
using System.Text;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Offer and answer of a session: one medium, messages over SIP. No audio line, which would ring as a voice call.</summary>
internal static class ImSessionDescription
{
    /// <summary>The description of this side.</summary>
    /// <param name="host">The host that the Contact names.</param>
    /// <param name="sessionId">The session's identity; its first digits number the description.</param>
    public static byte[] ToBytes(string host, string sessionId) => Encoding.UTF8.GetBytes(new SdpMessageDescription
    {
        Host = host,
        SessionId = long.Parse(sessionId.AsSpan(0, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        AcceptTypes = ImBodyTypes.InMessage,
        AcceptWrappedTypes = [ImBodyTypes.PlainText],
    }.ToString());

    /// <summary>The messages that the other side offers; null where it offers none that this side can send.</summary>
    public static SdpMessageDescription? TryRead(ReadOnlySpan<byte> body) =>
        SdpMessageDescription.TryParse(body) is { IsRefused: false } description
        && (description.Accepts(CpimMessage.MediaTypeName) || description.Accepts(ImBodyTypes.PlainText))
            ? description
            : null;
}
