using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging.Journal;

/// <summary>Tells each kind of fault once an hour: a full disk fails at every write, and a log on it would fill it further.</summary>
internal sealed class FaultLog(string file, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    private readonly Dictionary<string, long> _toldAt = [];
    private bool _isTold;

    public void Tell(Exception fault)
    {
        var kind = fault is SqliteException { SqliteErrorCode: var code } ? $"SQLite {code}" : $"{fault.GetType().Name} {fault.HResult}";
        var now = time.GetTimestamp();
        if (_toldAt.TryGetValue(kind, out var told) && time.GetElapsedTime(told, now) < Silence)
        {
            return;
        }

        _toldAt[kind] = now;
        _isTold = true;
        if (IsOfTheDisk(fault))
        {
            JournalLog.Broken(logger, file, fault.Message);
        }
        else
        {
            JournalLog.Failed(logger, fault);
        }
    }

    /// <summary>Tells the end of what was told.</summary>
    public void TellMended()
    {
        if (_isTold)
        {
            _isTold = false;
            JournalLog.Mended(logger, file);
        }
    }

    private static bool IsOfTheDisk(Exception fault) => fault is SqliteException or IOException or UnauthorizedAccessException;
}
