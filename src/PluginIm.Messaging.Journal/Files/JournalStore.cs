using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging.Journal;

/// <summary>
/// An agent's file as one can rely on it: opened when it is needed, given up when it fails and opened again, moved aside when it is damaged.
/// One caller at a time. Throws what the disk makes it throw: <see cref="SqliteException"/>, <see cref="IOException"/>,
/// <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal sealed class JournalStore(string path, SqliteImJournalOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private IDisposable? _lock;
    private JournalFile? _file;
    private bool _hasRemoved;

    public string Path => path;

    /// <summary>Why the file is left alone for good; null while nothing speaks against it.</summary>
    public JournalRefusal? Refusal { get; private set; }

    /// <summary>Whether removed texts are still to be seen in what lies on the disk.</summary>
    public bool HasToErase => _hasRemoved && _file is not null;

    /// <summary>Tries to take the file for this desktop; whether another one has it. Whatever else is wrong is told by the first use.</summary>
    public bool IsHeldElsewhere()
    {
        try
        {
            return Refusal is null
                && OwnerOnly.TryCreateFolder(System.IO.Path.GetDirectoryName(path)!)
                && (_lock ??= JournalLock.TryTake(JournalPath.LockOf(path))) is null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes all of the entries or, when it throws, none. Does nothing when the file is refused.</summary>
    public void Write(IReadOnlyList<JournalEntry> entries)
    {
        Use(file => WriteMakingRoom(file, entries));
        _hasRemoved |= entries.Any(entry => entry is SessionRemoved);
    }

    public IReadOnlyList<JournaledSession> Read(CancellationToken cancellationToken)
    {
        IReadOnlyList<JournaledSession> sessions = [];
        Use(file => sessions = file.Read(cancellationToken));
        return sessions;
    }

    public void Erase()
    {
        _hasRemoved = false;
        Use(file => file.Erase());
    }

    public void Dispose()
    {
        try
        {
            _file?.Shrink();
        }
        finally
        {
            _file?.Dispose();
            _lock?.Dispose();
        }
    }

    private void WriteMakingRoom(JournalFile file, IReadOnlyList<JournalEntry> entries)
    {
        while (true)
        {
            try
            {
                file.Write(entries);
                return;
            }
            catch (SqliteException fault) when (IsFull(fault))
            {
                if (!file.TryMakeRoom())
                {
                    throw;
                }

                _hasRemoved = true;
            }
        }
    }

    /// <summary>A damaged file is moved aside once, and the work is done on a fresh one; any other fault closes it until the next call.</summary>
    private void Use(Action<JournalFile> work)
    {
        try
        {
            UseOnce(work);
        }
        catch (SqliteException fault) when (IsDamage(fault))
        {
            MoveAside(fault.Message);
            UseOnce(work);
        }
    }

    private void UseOnce(Action<JournalFile> work)
    {
        try
        {
            if ((_file ??= Open()) is { } file)
            {
                work(file);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException || (fault is SqliteException database && !IsFull(database)))
        {
            _file?.Dispose();
            _file = null;
            throw;
        }
    }

    private JournalFile? Open()
    {
        if (Refusal is null && !OwnerOnly.TryCreateFolder(System.IO.Path.GetDirectoryName(path)!))
        {
            Refuse(JournalRefusal.FolderOpenToOthers);
        }
        else if (Refusal is null && (_lock ??= JournalLock.TryTake(JournalPath.LockOf(path))) is null)
        {
            Refuse(JournalRefusal.HeldByAnotherDesktop);
        }

        if (Refusal is not null)
        {
            return null;
        }

        OwnerOnly.CreateFile(path);
        if (IsLogWithoutFile())
        {
            MoveAside("its log is without it");
            OwnerOnly.CreateFile(path);
        }

        var (file, refusal) = JournalFile.Open(path, options, logger);
        if (refusal is { } reason)
        {
            Refuse(reason);
            return null;
        }

        JournalLog.Opened(logger, path, file!.Sessions);
        return file;
    }

    /// <summary>SQLite would take the log for that of an earlier file, and delete it.</summary>
    private bool IsLogWithoutFile() =>
        new FileInfo(path).Length == 0 && JournalPath.CompanionsOf(path).Any(companion => new FileInfo(companion) is { Exists: true, Length: > 0 });

    private void MoveAside(string reason) => JournalLog.MovedAside(logger, path, reason, JournalPath.MoveAside(path, time.GetUtcNow()));

    private void Refuse(JournalRefusal refusal)
    {
        Refusal = refusal;
        JournalLog.Refused(logger, path, refusal);
        _lock?.Dispose();
        _lock = null;
    }

    private static bool IsFull(SqliteException fault) => fault.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL;

    private static bool IsDamage(SqliteException fault) =>
        fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB;
}
