using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging.Journal;

/// <summary>
/// A journal in a SQLite file of the agent's own, readable by nobody else. One writer at a time takes all that waits and writes it in one
/// transaction. While the disk fails, the entries are kept in memory and tried again; nobody waits for that.
/// </summary>
public sealed class SqliteImJournal : IImJournal
{
    private const int MostEntries = 100_000;
    private const long MostCharacters = 32L * 1024 * 1024;

    // A desktop that is closed and started again: the one that closes ends its sessions politely, within two seconds.
    private const int HandOverTries = 12;

    private static readonly TimeSpan HandOverPause = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly JournalQueue _queue = new(MostEntries, MostCharacters);
    private readonly JournalStore _store;
    private readonly FaultLog _faults;
    private readonly TimeProvider _time;
    private readonly ITimer _retry;
    private readonly ILogger _logger;
    private TaskCompletionSource _written = NewRound();
    private bool _isWriting;
    private bool _isPausing;
    private bool _isDisposed;
    private volatile bool _isBroken;

    /// <summary>Creates a journal; its file is opened when it is first used.</summary>
    /// <param name="address">Address of the agent, whose file it is.</param>
    /// <param name="options">The options in force.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public SqliteImJournal(string address, SqliteImJournalOptions options, TimeProvider time, ILogger<SqliteImJournal> logger)
    {
        File = JournalPath.Of(options.Directory, address);
        _time = time;
        _logger = logger;
        _store = new JournalStore(File, options, time, logger);
        _faults = new FaultLog(File, time, logger);
        _retry = time.CreateTimer(_ => EndPause(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Path of the agent's file.</summary>
    public string File { get; }

    /// <inheritdoc/>
    public event EventHandler? IsBrokenChanged;

    /// <inheritdoc/>
    public bool IsBroken => _isBroken;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<JournaledSession>> LoadAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WaitForOtherDesktopAsync(cancellationToken).ConfigureAwait(false);
            return await Task.Run(() => Load_NeedsTurn(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(JournalEntry entry)
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                // It is not kept, and nobody is to show or confirm as if it were.
                return new ValueTask(NewRound().Task);
            }

            if (_store.Refusal is not null)
            {
                return ValueTask.CompletedTask;
            }

            if (!_queue.TryAdd(EntrySize.Fit(entry)))
            {
                JournalLog.SessionCutOff(_logger, entry.SessionId, "the most that an entry may have, or that may wait for the disk,");
            }

            if (_isPausing)
            {
                return ValueTask.CompletedTask;
            }

            StartWriting_NeedsLock();
            return new ValueTask(_written.Task);
        }
    }

    /// <summary>Writes what waits, folds the file and closes it.</summary>
    /// <returns>A task that ends when the file is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        await _retry.DisposeAsync().ConfigureAwait(false);
        await _turn.WaitAsync().ConfigureAwait(false);
        await Task.Run(Close_NeedsTurn).ConfigureAwait(false);
        _turn.Release();
    }

    private static TaskCompletionSource NewRound() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void StartWriting_NeedsLock()
    {
        if (!_isWriting)
        {
            _isWriting = true;
            Task.Run(WriteWaitingAsync).Forget(_logger);
        }
    }

    private async Task WriteWaitingAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            while (!IsDone())
            {
                Write_NeedsTurn();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool IsDone()
    {
        lock (_gate)
        {
            var isDone = _isPausing || _isDisposed || (_queue.Count == 0 && !_store.HasToErase);
            _isWriting = !isDone;
            return isDone;
        }
    }

    /// <summary>One round: what waits is written in one transaction, and everybody who waits for it goes on.</summary>
    private void Write_NeedsTurn()
    {
        JournalEntry[] entries;
        TaskCompletionSource written;
        lock (_gate)
        {
            entries = _queue.Snapshot();
            (written, _written) = (_written, NewRound());
        }

        var isWritten = Try(() => WriteOrErase(entries));
        lock (_gate)
        {
            if (_store.Refusal is not null)
            {
                _queue.Clear();
            }
            else if (isWritten)
            {
                _queue.Remove(entries);
            }
        }

        written.SetResult();
    }

    // Erasing waits for the disk: it is done when nobody waits.
    private void WriteOrErase(JournalEntry[] entries)
    {
        if (entries.Length > 0)
        {
            _store.Write(entries);
        }
        else if (_store.HasToErase)
        {
            _store.Erase();
        }
    }

    private async Task WaitForOtherDesktopAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; tries < HandOverTries && await Task.Run(_store.IsHeldElsewhere, cancellationToken).ConfigureAwait(false); tries++)
        {
            await Task.Delay(HandOverPause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<JournaledSession> Load_NeedsTurn(CancellationToken cancellationToken)
    {
        IReadOnlyList<JournaledSession> sessions = [];
        Write_NeedsTurn();
        Try(() => sessions = _store.Read(cancellationToken));
        return sessions;
    }

    private void Close_NeedsTurn()
    {
        Write_NeedsTurn();
        Try(_store.Dispose);
        if (_queue.Count > 0)
        {
            JournalLog.EntriesLost(_logger, File, _queue.Count);
        }
    }

    /// <summary>Uses the file; false when that failed, and the entries stay.</summary>
    private bool Try(Action use)
    {
        try
        {
            use();
            Note(isBroken: _store.Refusal is not null);
            if (!_isBroken)
            {
                _faults.TellMended();
            }

            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The boundary to the disk: whatever happens there, sessions go on.
            Note(isBroken: true);
            _faults.Tell(fault);
            StartPause();
            return false;
        }
    }

    private void Note(bool isBroken)
    {
        if (_isBroken != isBroken)
        {
            _isBroken = isBroken;
            IsBrokenChanged?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>Lets everybody go on who came while the disk was failing: they are not to wait for its mending.</summary>
    private void StartPause()
    {
        lock (_gate)
        {
            _written.SetResult();
            _written = NewRound();
            _isPausing = !_isDisposed;
            if (_isPausing)
            {
                _retry.Change(RetryPause, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void EndPause()
    {
        lock (_gate)
        {
            _isPausing = false;
            if (!_isDisposed)
            {
                StartWriting_NeedsLock();
            }
        }
    }
}
