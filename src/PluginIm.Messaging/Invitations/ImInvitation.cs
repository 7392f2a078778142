namespace PluginIm.Messaging;

/// <summary>A received invitation, waiting for the agent's answer. Members may be used from any thread.</summary>
public sealed class ImInvitation
{
    private int _isAnswered;
    private int _isClosed;

    internal ImInvitation(ImSession session, CarrierInvitation invitation, DateTimeOffset receivedAt)
    {
        Session = session;
        From = session.Peer;
        FirstMessage = MessageText.Normalise(invitation.FirstMessage?.Text ?? invitation.Subject ?? string.Empty);
        ReceivedAt = receivedAt;
        ExpiresAt = receivedAt + session.AnswerTime(invitation);
        session.Changed += OnSessionChanged;
    }

    /// <summary>Raised once, when the invitation is answered or over; in order with <see cref="ImSession.Changed"/>.</summary>
    public event EventHandler<ImInvitationOutcome>? Closed;

    /// <summary>The session to which the agent is invited.</summary>
    public ImSession Session { get; }

    /// <summary>Who invites.</summary>
    public ImParty From { get; }

    /// <summary>The message that came with the invitation; where none did, what the invitation says it is about.</summary>
    public string FirstMessage { get; }

    /// <summary>When the invitation arrived.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>When the invitation goes away by itself.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Accepts. The first answer counts; a later one, or one after the end, does nothing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the session is connected, or is over.</returns>
    public Task AcceptAsync(CancellationToken cancellationToken = default) =>
        TryAnswer() ? Session.AcceptAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Rejects. The first answer counts; a later one, or one after the end, does nothing.</summary>
    /// <param name="cancellationToken">Gives up waiting for the inviting side.</param>
    /// <returns>A task that ends when the inviting side knows.</returns>
    public Task RejectAsync(CancellationToken cancellationToken = default) =>
        TryAnswer() ? Session.RejectAsync(cancellationToken) : Task.CompletedTask;

    private bool TryAnswer() => Interlocked.Exchange(ref _isAnswered, 1) == 0;

    private void OnSessionChanged(object? sender, ImSessionChange change)
    {
        if (change.Kind != ImSessionChangeKind.StateChanged || Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        Session.Changed -= OnSessionChanged;
        Interlocked.Exchange(ref _isAnswered, 1);
        Closed?.Invoke(this, OutcomeOf(change.State, Session.EndReason));
    }

    private static ImInvitationOutcome OutcomeOf(ImSessionState state, ImEndReason? reason) =>
        state == ImSessionState.Connected
            ? ImInvitationOutcome.Accepted
            : reason?.Kind switch
            {
                ImEndReasonKind.Rejected => ImInvitationOutcome.Rejected,
                ImEndReasonKind.NoAnswer => ImInvitationOutcome.Expired,
                ImEndReasonKind.Cancelled or ImEndReasonKind.EndedByPeer => ImInvitationOutcome.Cancelled,
                ImEndReasonKind.AnsweredElsewhere => ImInvitationOutcome.AnsweredElsewhere,
                _ => ImInvitationOutcome.Failed,
            };
}
