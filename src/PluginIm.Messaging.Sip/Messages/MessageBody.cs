using System.Text;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>A message as a body: message/cpim with its identity (RFC 3862, RFC 5438) around plain text, or plain text alone.</summary>
internal static class MessageBody
{
    /// <summary>The message as message/cpim.</summary>
    /// <param name="message">The message.</param>
    /// <param name="from">Who wrote it.</param>
    /// <param name="to">To whom.</param>
    /// <param name="asksForDelivery">Whether a notification is to say that it arrived (RFC 5438 6.3), because the 200 does not.</param>
    public static BodyPart ToCpim(CarrierMessage message, SipAddress from, SipAddress to, bool asksForDelivery = false) => new(
        CpimMessage.MediaTypeName,
        new CpimMessage
        {
            From = message.Author is { } author ? AddressOf(author) : Bare(from),
            To = Bare(to),
            DateTime = message.SentAt,
            MessageId = message.Id,
            DispositionNotification = asksForDelivery ? [Imdn.PositiveDelivery, Imdn.NegativeDelivery] : [],
            Content = ToText(message.Text),
        }.ToBytes());

    /// <summary>What is no text, in the name of who is not the sender.</summary>
    public static BodyPart ToCpim(BodyPart content, ImParty author, SipAddress to) => new(
        CpimMessage.MediaTypeName,
        new CpimMessage { From = AddressOf(author), To = Bare(to), Content = content }.ToBytes());

    /// <summary>The text alone, for a peer that does not take CPIM. Who wrote it stands in front, where that is not the sender.</summary>
    public static BodyPart ToPlainText(CarrierMessage message) =>
        ToText(message.Author is { } author ? $"{author.DisplayName}: {message.Text}" : message.Text);

    private static BodyPart ToText(string text) => new(ImBodyTypes.PlainTextUtf8, Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a body; null where its type is none that this side reads as a text.</summary>
    /// <param name="contentType">The body's type.</param>
    /// <param name="body">The body.</param>
    /// <param name="fallbackId">Makes the identity of a message that names none.</param>
    /// <param name="receivedAt">The time of a message that names none.</param>
    /// <exception cref="SipParseException">The body is malformed.</exception>
    public static CarrierMessage? TryRead(string? contentType, ReadOnlyMemory<byte> body, Func<string> fallbackId, DateTimeOffset receivedAt) =>
        ReceivedMessage.TryRead(contentType, body, fallbackId, receivedAt)?.Text;

    /// <summary>Reads plain text; null where it is none, or in a charset that is not known.</summary>
    public static string? TryReadText(MediaType type, ReadOnlyMemory<byte> content)
    {
        if (type.Name != ImBodyTypes.PlainText)
        {
            return null;
        }

        // Text without a charset is read as UTF-8, as stores that drop the parameter need it; US-ASCII is a part of it.
        return type.Parameters["charset"]?.Trim('"').ToUpperInvariant() is null or "UTF-8" or "UTF8" or "US-ASCII"
            ? Encoding.UTF8.GetString(content.Span)
            : null;
    }

    private static SipAddress AddressOf(ImParty author) => new(SipUri.Parse(author.Address), author.DisplayName);

    private static SipAddress Bare(SipAddress address) => new(address.Uri.WithoutDetails(), address.DisplayName);
}
