namespace PluginIm.Messaging.Tests.Environment;

/// <summary>A journal in memory. What it holds outlives the channel that wrote it, as a file outlives its process.</summary>
internal sealed class MemoryJournal : IImJournal
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];

    /// <summary>When set, what is written is durable only once this is.</summary>
    public TaskCompletionSource? Disk { get; set; }

    public event EventHandler? IsBrokenChanged;

    /// <summary>Whether it cannot keep what is written.</summary>
    public bool IsBroken
    {
        get;
        set
        {
            field = value;
            IsBrokenChanged?.Invoke(this, EventArgs.Empty);
        }
    }

    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public ValueTask<IReadOnlyList<JournaledSession>> LoadAsync(CancellationToken cancellationToken)
    {
        var sessions = new List<JournaledSession>();
        foreach (var entry in Entries)
        {
            var i = sessions.FindIndex(session => session.Header.SessionId == entry.SessionId);
            switch (entry)
            {
                case HeaderChanged changed when i < 0:
                    sessions.Add(new JournaledSession(changed.Header, null, []));
                    break;
                case HeaderChanged changed:
                    sessions[i] = sessions[i] with { Header = changed.Header };
                    break;
                case LineAppended appended:
                    sessions[i] = sessions[i] with { Lines = [.. sessions[i].Lines, appended.Line] };
                    break;
                case DeliveryChanged moved:
                    sessions[i] = sessions[i] with { Lines = [.. sessions[i].Lines.Select(line => Move(line, moved))] };
                    break;
                case DraftChanged draft:
                    sessions[i] = sessions[i] with { Draft = draft.Text };
                    break;
                case CaseChanged changed:
                    sessions[i] = sessions[i] with { Case = changed.Case };
                    break;
                default:
                    sessions.RemoveAt(i);
                    break;
            }
        }

        return ValueTask.FromResult<IReadOnlyList<JournaledSession>>(sessions);
    }

    public ValueTask WriteAsync(JournalEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
        }

        return new ValueTask(Disk?.Task ?? Task.CompletedTask);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static JournaledLine Move(JournaledLine line, DeliveryChanged moved) =>
        line is JournaledMessage message && line.Ordinal == moved.Ordinal
            ? message with { Delivery = moved.Delivery, Failure = moved.Failure, WasSentAgain = moved.WasSentAgain }
            : line;
}
