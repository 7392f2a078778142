namespace PluginIm.Messaging;

/// <summary>
/// Keeps the open sessions of one agent beyond the life of the desktop's process. What it has of a session is at any moment a beginning of
/// what was written of it: nothing in between is missing. Members may be used from any thread; nothing that a disk does makes them throw.
/// </summary>
public interface IImJournal : IAsyncDisposable
{
    /// <summary>
    /// Whether what is written does not outlive the process at this moment: the disk is full, say, or another desktop of the same agent has the journal.
    /// It goes back to false when a write works again.
    /// </summary>
    bool IsBroken => false;

    /// <summary>Raised when <see cref="IsBroken"/> changed, on any thread; handlers return quickly.</summary>
    event EventHandler? IsBrokenChanged
    {
        add
        {
        }

        remove
        {
        }
    }

    /// <summary>Reads what the journal has. What was written before the call is in it.</summary>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The sessions, oldest first, each with its lines in the order of their ordinals, from 1 without gaps; none when the journal cannot be read.</returns>
    /// <exception cref="OperationCanceledException">Reading was given up.</exception>
    ValueTask<IReadOnlyList<JournaledSession>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes one entry. The calls' order is the entries' order, so a session may call under its lock and await outside of it:
    /// the call itself never waits for the disk, and nothing is continued on the caller's thread.
    /// An entry of a session that has no header, or is removed, is ignored.
    /// </summary>
    /// <param name="entry">What happened.</param>
    /// <returns>A task that ends when the entry outlives the process, or when the journal is broken and the entry must do without; one that never ends once the journal is disposed of.</returns>
    ValueTask WriteAsync(JournalEntry entry);
}
