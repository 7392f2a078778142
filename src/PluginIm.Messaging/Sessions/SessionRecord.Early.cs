namespace PluginIm.Messaging;

/// <content>What comes around the acceptance: before the news of it, or in another session at the same time.</content>
internal sealed partial class SessionRecord
{
    private readonly List<CarrierMessage> _early = [];
    private TaskCompletionSource<bool>? _earlyShown;
    private MessageClaim? _claim;

    /// <summary>Takes a message that overtook the news of the acceptance; it is shown after that.</summary>
    /// <param name="message">The message.</param>
    /// <param name="shown">Ends when it is shown, or is not to be shown: false. Until then it is not to be confirmed.</param>
    public CarrierReceipt TakeEarly(CarrierMessage message, out Task<bool> shown)
    {
        if (Inbox.IsTooLong(message))
        {
            shown = Task.FromResult(false);
            return CarrierReceipt.TooLong;
        }

        _early.Add(message);
        _earlyShown ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        shown = _earlyShown.Task;
        return CarrierReceipt.Taken;
    }

    /// <summary>Whether a message that comes has to queue behind one that came early.</summary>
    public bool HasEarly => _early.Count > 0;

    /// <summary>Shows what came early: the other side has accepted. What another session may be about to show waits until that is known.</summary>
    public void ShowEarly(ImParty peer)
    {
        while (_early is [var message, ..])
        {
            Take(peer, message, out var undecided);
            if (undecided is not null)
            {
                ShowEarlyAfterAsync(peer, undecided).Forget(logger);
                return;
            }

            _early.RemoveAt(0);
        }

        _earlyShown?.TrySetResult(true);
    }

    private async Task ShowEarlyAfterAsync(ImParty peer, Task undecided)
    {
        await undecided.ConfigureAwait(false);
        lock (gate)
        {
            ShowEarly(peer);
        }
    }

    /// <summary>
    /// The session is being accepted: what has come from the other party is shown in no other one meanwhile. False where any of it has come in another session.
    /// </summary>
    public bool TryClaim(ImParty peer)
    {
        if (_early.Exists(message => recent.Has(peer, message.Id)))
        {
            return false;
        }

        _claim ??= recent.TryClaim(peer, TheirIds());
        return _claim is not null;
    }

    /// <summary>The session is accepted: what has come from the other party is here, and comes no more in another one.</summary>
    public void NoteReceived(ImParty peer)
    {
        Decide(hasCome: true);
        foreach (var id in TheirIds())
        {
            recent.TryAdd(peer, id, out _);
        }
    }

    /// <summary>The session is not accepted: what has come in it may come in another one.</summary>
    public void NoteNotAccepted() => Decide(hasCome: false);

    private IEnumerable<string> TheirIds() => _transcript.Snapshot.OfType<TranscriptMessage>().Where(message => !message.IsMine).Select(message => message.MessageId);

    private void Decide(bool hasCome)
    {
        if (_claim is { } claim)
        {
            _claim = null;
            recent.Decide(claim, hasCome);
        }
    }

    /// <summary>What came from the other party, shown or not.</summary>
    public IReadOnlyList<CarrierMessage> Received() =>
    [
        .. _transcript.Snapshot.OfType<TranscriptMessage>().Where(message => !message.IsMine)
            .Select(message => new CarrierMessage(message.MessageId, message.Text, message.Time)),
        .. _early,
    ];

    /// <summary>Forgets what came early: there is no session of which it could be a part, and its author hears so.</summary>
    public void DropEarly()
    {
        _early.Clear();
        _earlyShown?.TrySetResult(false);
    }
}
