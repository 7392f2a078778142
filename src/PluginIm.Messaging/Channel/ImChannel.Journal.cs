using PluginIm.Contracts;

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
        JournaledSession[] unneeded = [.. journaled.Where(IsHalfAccepted), .. FindCopies(journaled)];
        foreach (var session in unneeded)
        {
            await _journal.WriteAsync(new SessionRemoved(session.Header.SessionId)).ConfigureAwait(false);
        }

        var restored = new List<ImSession>();
        foreach (var session in journaled.Except(unneeded).Where(session => ImAddress.IsSame(session.Header.Me.Address, Me.Address)))
        {
            restored.Add(new ImSession(_context, session, await FindOriginAsync(session.Header.OriginId).ConfigureAwait(false)));
        }

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

    /// <summary>
    /// Of two identities of one session, between which the desktop ended, the one that is not needed: the second, which is the later one in the
    /// journal, where it lacks any of the agent's texts, else the first.
    /// </summary>
    private static IEnumerable<JournaledSession> FindCopies(IEnumerable<JournaledSession> journaled)
    {
        var byFirstText = new Dictionary<string, JournaledSession>();
        foreach (var session in journaled)
        {
            if (OwnTexts(session).FirstOrDefault() is { } first && !byFirstText.TryAdd(first.MessageId, session))
            {
                var former = byFirstText[first.MessageId];
                yield return OwnTexts(session).Count() < OwnTexts(former).Count() ? session : former;
            }
        }
    }

    private static IEnumerable<JournaledMessage> OwnTexts(JournaledSession session) =>
        session.Lines.OfType<JournaledMessage>().Where(message => message.IsMine);

    private async Task<IInteraction?> FindOriginAsync(string? id)
    {
        try
        {
            return id is null || _findInteraction is null ? null : await _findInteraction(id).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The boundary to the shell: without the interaction the consultation goes on with the case as it was.
            MessagingLog.InteractionFailed(_logger, exception, id!);
            return null;
        }
    }

    private void TakeUp(IEnumerable<ImSession> restored)
    {
        foreach (var session in restored)
        {
            session.TakeUpAsync().Forget(_logger);
            _events.Post(() => SessionRestored?.Invoke(this, session));
        }
    }
}
