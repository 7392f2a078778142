namespace PluginIm.Messaging;

/// <content>What was open when the desktop ended.</content>
public sealed partial class ImChannel
{
    /// <summary>What was open when the desktop ended; read before anything can come for it.</summary>
    private async Task<IReadOnlyList<ImSession>> ReadJournalAsync(CancellationToken cancellationToken)
    {
        if (_journal is null || _isJournalRead)
        {
            return [];
        }

        _isJournalRead = true;
        var journaled = await _journal.LoadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var session in journaled.Where(IsHalfAccepted))
        {
            await _journal.WriteAsync(new SessionRemoved(session.Header.SessionId)).ConfigureAwait(false);
        }

        ImSession[] restored = [.. journaled
            .Where(session => ImAddress.IsSame(session.Header.Me.Address, Me.Address) && !IsHalfAccepted(session))
            .Select(session => new ImSession(_context, session))];
        lock (_gate)
        {
            _sessions.AddRange(restored.Where(session => session.State != ImSessionState.Ended));
            _over.AddRange(restored.Where(session => session.State == ImSessionState.Ended));
        }

        return restored;
    }

    /// <summary>
    /// An invitation whose acceptance the desktop ended under, before its first message was kept: the other side has heard of none, and must not
    /// hear that it is accepted, which would say that the message is here.
    /// </summary>
    private static bool IsHalfAccepted(JournaledSession session) =>
        session is { Header: { IsIncoming: true, State: ImSessionState.Establishing }, Lines.Count: 0 };

    private void TakeUp(IEnumerable<ImSession> restored)
    {
        foreach (var session in restored)
        {
            session.TakeUpAsync().Forget(_logger);
            _events.Post(() => SessionRestored?.Invoke(this, session));
        }
    }
}
