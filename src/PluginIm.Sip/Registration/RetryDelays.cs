namespace PluginIm.Sip;

/// <summary>The waits between tries: each twice the one before up to a limit, each shortened by chance.</summary>
internal sealed class RetryDelays(SipRegistrationOptions options)
{
    private TimeSpan _next = options.FirstRetry;

    public void Reset() => _next = options.FirstRetry;

    /// <param name="retryAfter">What the registrar asks for (Retry-After), which no chance shortens.</param>
    public TimeSpan Next(TimeSpan? retryAfter)
    {
        var delay = _next * (1 - (options.Jitter() / 2));
        _next = _next * 2 > options.MaxRetry ? options.MaxRetry : _next * 2;
        return retryAfter > delay ? retryAfter.Value : delay;
    }
}
