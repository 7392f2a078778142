using System.Text;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// A conversation with an ordinary client (RFC 3428): each text stands for itself, and the two addresses are all that holds them together.
/// There is nothing to accept, to lose or to end on the wire.
/// </summary>
internal sealed class PageDialog : IIncomingCarrierDialog
{
    private readonly Lock _gate = new();
    private readonly PageConversations _pages;
    private readonly PageSender _sender;
    private readonly SentPages _sent = new();
    private readonly ReceivedPages _received = new();
    private readonly PeerTypes _types;
    private volatile bool _isRich;
    private volatile bool _isAccepted;
    private (string MessageId, int Parts) _unfinished = ("", 0);
    private int _isOver;

    /// <param name="pages">All conversations.</param>
    /// <param name="invitation">What began it, from either side.</param>
    /// <param name="peer">The ordinary client.</param>
    public PageDialog(PageConversations pages, CarrierInvitation invitation, ImParty peer)
    {
        _pages = pages;
        _sender = new PageSender(peer.Address);
        _types = new PeerTypes(_ => _isRich);
        Invitation = invitation;
        Peer = peer;
    }

    public CarrierInvitation Invitation { get; }

    public ImParty Peer { get; }

    /// <summary>Who hears of it; set before anything can happen.</summary>
    public ICarrierDialogObserver Observer { get; set; } = null!;

    private bool IsOver => Volatile.Read(ref _isOver) != 0;

    public Task<CarrierEstablishment?> AcceptAsync(CancellationToken cancellationToken)
    {
        _isAccepted = true;
        return Task.FromResult(IsOver ? null : new CarrierEstablishment(IsPageMode: true));
    }

    public Task<CarrierResult> SendAsync(CarrierMessage message, CancellationToken cancellationToken) =>
        IsOver ? Task.FromResult(CarrierResult.Failed(ImDeliveryFailureKind.SessionEnded))
            : _pages.Connection is { } connection ? SendPartsAsync(connection, message, cancellationToken)
            : Task.FromResult(CarrierResult.Failed(ImDeliveryFailureKind.ConnectionLost));

    /// <summary>Only where the client has shown that it knows more than texts: others show XML to their users.</summary>
    public Task NotifyTypingAsync(bool isTyping, TimeSpan refresh, ImParty? author = null) => NotifyAsync(
        IsComposing.MediaTypeName,
        new IsComposing { IsActive = isTyping, Refresh = refresh, ContentType = ImBodyTypes.PlainText }.ToBytes());

    public Task NotifyReadAsync(string messageId) => _received.NameOf(messageId) is { } name && Imdn.CanName(name)
        ? NotifyAsync(Imdn.MediaTypeName, Imdn.Displayed(name, _pages.Time.GetUtcNow()).ToBytes())
        : Task.CompletedTask;

    /// <summary>Nothing is passed on between ordinary clients: it was told at once.</summary>
    public Task<CarrierResult> NotifyDeliveredAsync(string messageId) => Task.FromResult(CarrierResult.Success);

    public Task<CarrierResult> NotifyRefusedAsync(string messageId) => Task.FromResult(CarrierResult.Success);

    /// <summary>It went as one line with the first text; what changes is not told.</summary>
    public Task<CarrierResult> TellCaseAsync(CarrierCase moment) => Task.FromResult(CarrierResult.Success);

    public Task<CarrierResult> TellRosterAsync(CarrierRoster roster) => Task.FromResult(CarrierResult.Success);

    public Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            _pages.Remove(this, isRejected: ending == CarrierEnding.Reject && !_isAccepted);
        }

        return Task.FromResult<CarrierSettlement?>(null);
    }

    /// <summary>Takes what the client sent; what to answer.</summary>
    public async ValueTask<CarrierReceipt> OnReceivedAsync(SipRequest request, ReceivedMessage received)
    {
        if (received.Text is { } text)
        {
            _received.Add(text.Id, request.Headers.CallId!);
            var receipt = IsOver ? CarrierReceipt.NoSession : await Observer.OnMessageAsync(text).ConfigureAwait(false);
            if (receipt == CarrierReceipt.Taken && received.AsksForDelivery)
            {
                _isRich = true;
                NotifyAsync(Imdn.MediaTypeName, Imdn.Delivered(text.Id, _pages.Time.GetUtcNow()).ToBytes()).Forget(_pages.Logger);
            }

            return receipt;
        }

        _isRich = true;
        if (!IsOver)
        {
            received.Tell(Observer, MessageOf(received.Notification));
        }

        return CarrierReceipt.Taken;
    }

    /// <summary>Texts go again, after the desktop was started again.</summary>
    public void TellRestored()
    {
        if (!IsOver)
        {
            Observer.OnRestored(null);
        }
    }

    private string? MessageOf(Imdn? imdn) => imdn is null ? null : _sent.Find(
        imdn.MessageId, imdn.Kind == ImdnKind.Delivery, imdn.Status is ImdnStatus.Delivered or ImdnStatus.Displayed);

    /// <summary>In order, and each part only once the one before has arrived; sent again, it goes on where it failed.</summary>
    private async Task<CarrierResult> SendPartsAsync(SwitchConnection connection, CarrierMessage message, CancellationToken cancellationToken)
    {
        var first = TakeUnfinished(message.Id);
        var parts = PageText.Split(message.Text, _sender.MaxPartBytes(connection)).Skip(first)
            .Select(part => _sender.CreateRequest(connection, ImBodyTypes.PlainTextUtf8, Encoding.UTF8.GetBytes(part))).ToArray();
        _sent.Add(message.Id, Array.ConvertAll(parts, part => part.Headers.CallId!));
        var isAccepted = false;
        for (var i = 0; i < parts.Length; i++)
        {
            var response = await PageSender.SendAsync(connection, parts[i], cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccess)
            {
                KeepUnfinished(message.Id, first + i);
                return SipOutcome.OfPage(response);
            }

            isAccepted |= response.StatusCode != 200;
        }

        return isAccepted ? CarrierResult.Accepted : CarrierResult.Success;
    }

    private int TakeUnfinished(string messageId)
    {
        lock (_gate)
        {
            return _unfinished.MessageId == messageId ? _unfinished.Parts : 0;
        }
    }

    private void KeepUnfinished(string messageId, int parts)
    {
        lock (_gate)
        {
            _unfinished = (messageId, parts);
        }
    }

    private async Task NotifyAsync(string type, byte[] body)
    {
        if (IsOver || !_types.Takes(type) || _pages.Connection is not { } connection)
        {
            return;
        }

        var response = await PageSender.SendAsync(connection, _sender.CreateRequest(connection, type, body), CancellationToken.None).ConfigureAwait(false);
        if (response.StatusCode == 415)
        {
            _types.Refuse(type);
        }
    }
}
