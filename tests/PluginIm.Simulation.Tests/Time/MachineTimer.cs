namespace PluginIm.Simulation.Tests.Time;

/// <summary>A timer of one machine.</summary>
internal sealed class MachineTimer(VirtualClock clock, Machine machine, Action elapsed) : ITimer
{
    private Alarm? _alarm;
    private TimeSpan _period;
    private bool _isDisposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
        {
            return false;
        }

        _alarm?.TurnOff();
        _period = period;
        _alarm = dueTime == Timeout.InfiniteTimeSpan ? null : clock.Set(dueTime, machine, OnDue);
        return true;
    }

    public void Dispose()
    {
        _isDisposed = true;
        _alarm?.TurnOff();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void OnDue()
    {
        if (_period > TimeSpan.Zero)
        {
            clock.Set(_alarm!, _period);
        }
        else
        {
            _alarm = null;
        }

        elapsed();
    }
}
