namespace PluginIm.Messaging.Journal.Tests.Environment;

/// <summary>What every journal does, in its simplest form: the model that the one on the disk is held against.</summary>
internal sealed class MemoryJournal : IImJournal
{
    private readonly List<Session> _sessions = [];

    public ValueTask<IReadOnlyList<JournaledSession>> LoadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<JournaledSession>>([.. _sessions.Select(session => session.Snapshot())]);

    public ValueTask WriteAsync(JournalEntry entry)
    {
        var session = _sessions.Find(session => session.Header.SessionId == entry.SessionId);
        if (session is not null)
        {
            Write(session, entry);
        }
        else if (entry is HeaderChanged { Header: var header })
        {
            _sessions.Add(new Session(header));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(Session session, JournalEntry entry)
    {
        switch (entry)
        {
            case HeaderChanged changed:
                session.Header = changed.Header;
                break;
            case LineAppended appended:
                session.Lines[appended.Line.Ordinal] = appended.Line;
                break;
            case DeliveryChanged changed when session.Lines.GetValueOrDefault(changed.Ordinal) is JournaledMessage message:
                session.Lines[changed.Ordinal] =
                    message with { Delivery = changed.Delivery, Failure = changed.Failure, WasSentAgain = changed.WasSentAgain };
                break;
            case DraftChanged changed:
                session.Draft = changed.Text;
                break;
            case CaseChanged changed:
                session.Case = changed.Case;
                break;
            case SessionRemoved:
                _sessions.Remove(session);
                break;
        }
    }

    private sealed class Session(JournaledHeader header)
    {
        public JournaledHeader Header { get; set; } = header;

        public string? Draft { get; set; }

        public CarrierCase? Case { get; set; }

        public SortedDictionary<long, JournaledLine> Lines { get; } = [];

        public JournaledSession Snapshot() =>
            new(Header, Draft, [.. Lines.Values.TakeWhile((line, index) => line.Ordinal == index + 1)]) { Case = Case };
    }
}
