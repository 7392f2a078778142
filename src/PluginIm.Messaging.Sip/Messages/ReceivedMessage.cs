using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What a MESSAGE brings: a text, a notification of what became of one, that somebody writes, a case, or something about the session. One of them is there.</summary>
internal sealed record ReceivedMessage
{
    /// <summary>The text.</summary>
    public CarrierMessage? Text { get; init; }

    /// <summary>Whether the author of the text wants to be told that it arrived (RFC 5438 6.3).</summary>
    public bool AsksForDelivery { get; init; }

    /// <summary>What became of a message of this side.</summary>
    public Imdn? Notification { get; init; }

    /// <summary>Whether the other side writes.</summary>
    public IsComposing? Composing { get; init; }

    /// <summary>A case, or a part of one, as JSON.</summary>
    public ReadOnlyMemory<byte>? Case { get; init; }

    /// <summary>What is said about the session, as JSON.</summary>
    public ReadOnlyMemory<byte>? Control { get; init; }

    /// <summary>Who wrote the text, or writes, as it says itself; null where it does not say.</summary>
    public SipAddress? Author { get; init; }

    /// <summary>Reads the body of a MESSAGE, its codings undone; null where its type is none that this side reads.</summary>
    /// <exception cref="SipParseException">It is malformed, or too long once it is decoded.</exception>
    public static ReceivedMessage? TryRead(SipRequest request, DateTimeOffset receivedAt) => TryRead(
        request.Headers.ContentType,
        ContentCoding.Decode(request, SwitchConnection.MaxBodyBytes),
        () => InvitationReader.FallbackIdOf(request),
        receivedAt);

    /// <summary>The same of a body that stands elsewhere.</summary>
    /// <param name="contentType">The body's type.</param>
    /// <param name="body">The body.</param>
    /// <param name="fallbackId">Makes the identity of a message that names none.</param>
    /// <param name="receivedAt">The time of a message that names none.</param>
    /// <exception cref="SipParseException">The body is malformed.</exception>
    public static ReceivedMessage? TryRead(string? contentType, ReadOnlyMemory<byte> body, Func<string> fallbackId, DateTimeOffset receivedAt)
    {
        if (!MediaType.Is(contentType, CpimMessage.MediaTypeName))
        {
            return TryReadContent(contentType, body, null, fallbackId, receivedAt);
        }

        // Notifications come wrapped as well as texts do (RFC 5438 7.1).
        var cpim = CpimMessage.Parse(body);
        return cpim.NotUnderstood.Count > 0 ? null
            : TryReadContent(
                cpim.Content.ContentType ?? ImBodyTypes.PlainText, cpim.Content.Content, cpim.MessageId, fallbackId, cpim.DateTime ?? receivedAt) is { } read
                ? read with { AsksForDelivery = read.Text is not null && AsksForDeliveryOf(cpim), Author = cpim.From }
                : null;
    }

    /// <summary>Tells what is no text.</summary>
    /// <param name="observer">Who hears of it.</param>
    /// <param name="messageId">The message that the notification is about; null where it is none of those that this side knows.</param>
    /// <param name="author">Who writes, where it is somebody else than the other side.</param>
    public void Tell(ICarrierDialogObserver observer, string? messageId, ImParty? author = null)
    {
        if (Composing is { } composing)
        {
            observer.OnTyping(composing.IsActive, composing.Refresh, author);
        }
        else if (Notification is { } notification && ToCarrier(notification) is { } told && messageId is not null)
        {
            observer.OnNotified(messageId, told);
        }
    }

    /// <summary>What a notification is to whoever sent the message; null where it tells nothing that counts.</summary>
    private static CarrierNotification? ToCarrier(Imdn imdn) => (imdn.Kind, imdn.Status) switch
    {
        (ImdnKind.Delivery, ImdnStatus.Delivered) => CarrierNotification.Delivered,
        (ImdnKind.Delivery, ImdnStatus.Failed) => CarrierNotification.Failed,
        (ImdnKind.Display, ImdnStatus.Displayed) => CarrierNotification.Read,
        _ => null,
    };

    /// <summary>Without an identity of its own a message cannot be named in an answer.</summary>
    private static bool AsksForDeliveryOf(CpimMessage cpim) =>
        cpim.MessageId is { } id && Imdn.CanName(id)
        && cpim.DispositionNotification.Contains(Imdn.PositiveDelivery, StringComparer.OrdinalIgnoreCase);

    private static ReceivedMessage? TryReadContent(
        string? contentType, ReadOnlyMemory<byte> content, string? id, Func<string> fallbackId, DateTimeOffset time) =>
        !MediaType.TryParse(contentType, out var type) ? null
            : MessageBody.TryReadText(type, content) is { } text ? new ReceivedMessage { Text = new CarrierMessage(id ?? fallbackId(), text, time) }
            : type.Name switch
            {
                Imdn.MediaTypeName => new ReceivedMessage { Notification = Imdn.Parse(content) },
                IsComposing.MediaTypeName => new ReceivedMessage { Composing = IsComposing.Parse(content) },
                CaseJson.MediaTypeName => new ReceivedMessage { Case = content },
                ControlBody.MediaTypeName => new ReceivedMessage { Control = content },
                _ => null,
            };
}
