namespace PluginIm.Sip;

/// <summary>The waits between tries: each twice the one before up to a limit, each shortened by chance. For one caller at a time.</summary>
/// <param name="first">How long to wait after the first failure.</param>
/// <param name="longest">How long to wait at most.</param>
/// <param name="jitter">A number from 0 to 1 that shortens a wait by up to half, so that not all come back at once.</param>
public sealed class RetryDelays(TimeSpan first, TimeSpan longest, Func<double> jitter)
{
    private TimeSpan _last;

    /// <summary>The next failure is the first one again.</summary>
    public void Reset() => _last = TimeSpan.Zero;

    /// <summary>The wait after a failure.</summary>
    /// <param name="retryAfter">What the other side asks for (Retry-After), which no chance shortens.</param>
    /// <returns>How long to wait.</returns>
    public TimeSpan Next(TimeSpan? retryAfter = null)
    {
        _last = _last == TimeSpan.Zero ? first : _last * 2 > longest ? longest : _last * 2;
        var delay = _last * (1 - (jitter() / 2));
        return retryAfter > delay ? retryAfter.Value : delay;
    }
}
