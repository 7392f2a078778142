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
    public static byte[] ToBytes(string host, string sessionId) => Encoding.UTF8.GetBytes(Own(host, sessionId).ToString());

    /// <summary>The same as the answer to an offer, with its media in its order (RFC 3264 6).</summary>
    /// <param name="offer">The offer, which has messages over SIP.</param>
    /// <param name="host">As above.</param>
    /// <param name="sessionId">As above.</param>
    public static byte[] AnswerTo(SessionDescription offer, string host, string sessionId) => Encoding.UTF8.GetBytes(
        (SdpAnswer.To(offer, Own(host, sessionId)) ?? throw new ArgumentException("The offer has no messages.", nameof(offer))).ToString());

    /// <summary>The messages that the other side offers; null where it offers none that this side can send.</summary>
    public static SdpMessageDescription? TryRead(ReadOnlySpan<byte> body) =>
        SessionDescription.TryParse(body, out var description) ? TryRead(description) : null;

    /// <summary>The same of a description that is read already.</summary>
    public static SdpMessageDescription? TryRead(SessionDescription description) =>
        SdpMessageDescription.Find(description) is { IsRefused: false } messages
        && (messages.Accepts(CpimMessage.MediaTypeName) || messages.Accepts(ImBodyTypes.PlainText))
            ? messages
            : null;

    private static SdpMessageDescription Own(string host, string sessionId) => new()
    {
        Host = host,
        SessionId = long.Parse(sessionId.AsSpan(0, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        AcceptTypes = ImBodyTypes.InMessage,
        AcceptWrappedTypes = [ImBodyTypes.PlainText],
    };
}
