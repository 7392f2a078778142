namespace PluginIm.Messaging;

/// <content>A conversation that comes back: the desktop was started again.</content>
internal sealed partial class Focus
{
    /// <summary>
    /// Has the carrier restore the dialogs with all of the others, and passes on to them once more what they may not have, in the order of the transcript: who has it drops it.
    /// </summary>
    public void TakeUp()
    {
        FocusMember[] members;
        lock (_gate)
        {
            members = [.. _members];
        }

        var open = _session.Accepted();
        foreach (var message in open)
        {
            PassAgain(message, members);
        }

        foreach (var member in members)
        {
            member.StartTime(_session.Options.RestoreTimeout);
            Restore(member, [.. open.Where(message => AuthorOf(message, members) == member).Select(message => message.MessageId)]);
        }
    }

    private void PassAgain(TranscriptMessage message, FocusMember[] members)
    {
        var author = AuthorOf(message, members);
        var readers = ReadersOf(message.MessageId, author);
        var written = new CarrierMessage(message.MessageId, message.Text, message.Time) { Author = message.IsMine ? null : message.Party };
        _receipts.Begin(message.MessageId, author, readers, isAnywhere: true);
        foreach (var reader in readers)
        {
            PassAsync(reader, written).Forget(_context.Logger);
        }
    }

    private static FocusMember? AuthorOf(TranscriptMessage message, FocusMember[] members) =>
        message.IsMine ? null : Array.Find(members, member => ImAddress.IsSame(member.Party.Address, message.Party!.Address));

    private void Restore(FocusMember member, IReadOnlyList<string> owed)
    {
        var restoration = new CarrierRestoration
        {
            SessionId = member.SessionId,
            Me = _session.Me,
            Peer = member.Party,
            IsIncoming = false,
            Token = member.Token,
            LastReceivedId = _session.LastIdOf(member.Party),
            OwedDeliveries = owed,
        };
        try
        {
            Take(member, _context.Carrier.Restore(restoration, member), CarrierEnding.NotRestored);
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: its fault costs this one, not the conversation.
            MessagingLog.CarrierFailed(_context.Logger, exception, "restoring");
            OnOver(member, new ImEndReason(ImEndReasonKind.ConnectionLost), null);
        }
    }
}
