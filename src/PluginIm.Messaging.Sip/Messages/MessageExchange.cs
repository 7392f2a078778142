using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// What goes from this side to the other in a session, one MESSAGE at a time: in which form the other side takes it, learnt from its
/// description and its refusals. Texts go as message/cpim, and without it once that is refused; what is no text goes where it is taken.
/// </summary>
/// <param name="accepts">The types that the other side says it takes.</param>
/// <param name="send">Sends a body in the session, not before a task has ended; null where that is not possible at the moment.</param>
/// <param name="now">Tells the time.</param>
internal sealed class MessageExchange(
    Func<string, bool> accepts, Func<BodyPart, Task, CancellationToken, Task<SipResponse?>> send, Func<DateTimeOffset> now)
{
    private readonly Turns _turns = new();
    private readonly PeerTypes _types = new(accepts);
    private volatile bool _asksForDelivery;

    /// <summary>
    /// Sends a text. 415 to message/cpim sends it again as plain text: a switch between may pass no more than that. After a 202, which says
    /// that a switch has it and no more, texts ask to be told of their delivery (RFC 5438). It is made ready at once, and leaves when it is kept.
    /// </summary>
    public Task<SipResponse?> SendAsync(CarrierMessage message, SipAddress from, SipAddress to, Task kept, CancellationToken cancellationToken) =>
        _turns.TakeAsync(async () =>
        {
            if (_types.Takes(CpimMessage.MediaTypeName))
            {
                var response = await send(MessageBody.ToCpim(message, from, to, _asksForDelivery), kept, cancellationToken).ConfigureAwait(false);
                _asksForDelivery |= response?.StatusCode == 202;
                if (response?.StatusCode != 415)
                {
                    return response;
                }

                _types.Refuse(CpimMessage.MediaTypeName);
            }

            return await send(MessageBody.ToPlainText(message), kept, cancellationToken).ConfigureAwait(false);
        });

    /// <summary>Sends what is no text, where its type is taken; what it got, 415 where it is not.</summary>
    public async Task<SipResponse?> SendAsync(string type, ReadOnlyMemory<byte> json)
    {
        if (!_types.Takes(type))
        {
            return new SipResponse(415);
        }

        var response = await _turns.TakeAsync(() => send(new BodyPart(type, json), Task.CompletedTask, CancellationToken.None)).ConfigureAwait(false);
        if (response?.StatusCode == 415)
        {
            _types.Refuse(type);
        }

        return response;
    }

    /// <summary>Texts ask to be told of their delivery from here on, also where no switch has answered 202 yet.</summary>
    public void AskForDelivery() => _asksForDelivery = true;

    /// <summary>Tells whether the agent writes (RFC 3994), where that is taken. That somebody else does goes as message/cpim, which names who (RFC 3862), or not at all.</summary>
    public Task NotifyTypingAsync(bool isTyping, TimeSpan refresh, ImParty? author, SipAddress to)
    {
        byte[] Write() => new IsComposing { IsActive = isTyping, Refresh = refresh, ContentType = ImBodyTypes.PlainText }.ToBytes();
        return author is null ? NotifyAsync(IsComposing.MediaTypeName, Write)
            : _types.Takes(IsComposing.MediaTypeName)
                ? NotifyAsync(CpimMessage.MediaTypeName, () => MessageBody.ToCpim(new BodyPart(IsComposing.MediaTypeName, Write()), author, to).Content.ToArray())
                : Task.CompletedTask;
    }

    /// <summary>Tells that a message was read (RFC 5438), where that is taken.</summary>
    public Task NotifyReadAsync(string messageId) => Imdn.CanName(messageId)
        ? NotifyAsync(Imdn.MediaTypeName, () => Imdn.Displayed(messageId, now()).ToBytes())
        : Task.CompletedTask;

    /// <summary>Tells that a message arrived, because its author asked for that.</summary>
    public Task NotifyDeliveredAsync(string messageId) =>
        NotifyAsync(Imdn.MediaTypeName, () => Imdn.Delivered(messageId, now()).ToBytes());

    /// <summary>Tells that a message arrived at all to whom it went on, or that one of them refused it; what that got.</summary>
    public Task<SipResponse?> TellDeliveryAsync(string messageId, bool isRefused) =>
        SendAsync(Imdn.MediaTypeName, (isRefused ? Imdn.Failed(messageId, now()) : Imdn.Delivered(messageId, now())).ToBytes());

    private async Task NotifyAsync(string type, Func<byte[]> write)
    {
        if (!_types.Takes(type))
        {
            return;
        }

        var response = await _turns.TakeAsync(() => send(new BodyPart(type, write()), Task.CompletedTask, CancellationToken.None)).ConfigureAwait(false);
        if (response?.StatusCode == 415)
        {
            _types.Refuse(type);
        }
    }
}
