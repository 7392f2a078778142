namespace PluginIm.Sip;

/// <summary>Timer A, E or G: each interval is twice the one before, up to a limit where the timer has one.</summary>
internal sealed class RetransmissionTimer : WheelTimer
{
    private readonly TimerWheel _wheel;
    private readonly TimeSpan? _limit;
    private TimeSpan _next;

    public RetransmissionTimer(TimerWheel wheel, TimeSpan first, TimeSpan? limit, Action callback)
        : base(callback) =>
        (_wheel, _next, _limit) = (wheel, first, limit);

    public void Start()
    {
        _wheel.Start(this, _next);
        _next *= 2;
        if (_next > _limit)
        {
            _next = _limit.Value;
        }
    }

    public void Stop() => _wheel.Stop(this);
}
