namespace PluginIm.Sip;

/// <summary>So many log lines of a kind in an interval: a flood from outside must not become one of the log.</summary>
internal sealed class LogBudget(TimeProvider time)
{
    private const int Lines = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _start;
    private int _left;
    private int _skipped;

    /// <summary>Whether a line may be written.</summary>
    /// <param name="skipped">How many were not since the last one.</param>
    public bool TryTake(out int skipped)
    {
        lock (_gate)
        {
            if (_start is not { } start || time.GetElapsedTime(start) >= Interval)
            {
                (_start, _left) = (time.GetTimestamp(), Lines);
            }

            if (_left == 0)
            {
                _skipped++;
                skipped = 0;
                return false;
            }

            _left--;
            (skipped, _skipped) = (_skipped, 0);
            return true;
        }
    }
}
