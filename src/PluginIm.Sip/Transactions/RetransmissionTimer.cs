namespace PluginIm.Sip;

/// <summary>Timer A, E or G: each interval is twice the one before, up to a limit where the timer has one.</summary>
internal sealed class RetransmissionTimer(TimerWheel wheel, TimeSpan first, TimeSpan? limit, Action callback)
{
    private readonly WheelTimer _timer = new(callback);
    private TimeSpan _next = first;

    public void Start()
    {
        wheel.Start(_timer, _next);
        _next *= 2;
        if (_next > limit)
        {
            _next = limit.Value;
        }
    }

    /// <summary>Makes the interval the limit from the next start on: timer E in Proceeding (17.1.2.2).</summary>
    public void GoToLimit() => _next = limit ?? _next;

    public void Stop() => wheel.Stop(_timer);
}
