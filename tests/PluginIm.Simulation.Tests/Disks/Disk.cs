using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Disks;

/// <summary>What outlives the processes of a desktop: the entries of its journal that were written to the end, in their order.</summary>
internal sealed class Disk
{
    private readonly List<JournalEntry> _entries = [];

    /// <summary>The texts that somebody would find there.</summary>
    public IEnumerable<string> Texts => _entries.OfType<LineAppended>().Select(entry => entry.Line).OfType<JournaledMessage>().Select(line => line.Text);

    public void Write(JournalEntry entry) => _entries.Add(entry);

    /// <summary>What a process that starts finds.</summary>
    public IReadOnlyList<JournaledSession> Read()
    {
        var sessions = new List<DiskSession>();
        foreach (var entry in _entries)
        {
            var session = sessions.Find(session => session.Header.SessionId == entry.SessionId);
            if (session is not null)
            {
                session.Take(entry);
            }
            else if (entry is HeaderChanged { Header: var header })
            {
                sessions.Add(new DiskSession(header));
            }

            sessions.RemoveAll(session => session.IsRemoved);
        }

        return [.. sessions.Select(session => session.ToJournaled())];
    }
}
