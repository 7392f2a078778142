namespace PluginIm.Sip;

/// <summary>One timer of a <see cref="TimerWheel"/>. Its callback runs on the wheel's thread and must not block.</summary>
/// <remarks>A timer that was stopped while it was about to fire may still fire: the machines ignore what comes too late.</remarks>
internal class WheelTimer
{
    private readonly object _callback;

    public WheelTimer(Action callback) => _callback = callback;

    /// <summary>For those of whom there are many: it costs no delegate.</summary>
    public WheelTimer(ITimerOwner owner) => _callback = owner;

    internal long DueTick { get; set; }

    internal WheelTimer? Next { get; set; }

    internal WheelTimer? Previous { get; set; }

    internal bool IsLinked { get; set; }

    internal void Fire()
    {
        if (_callback is ITimerOwner owner)
        {
            owner.OnTimer(this);
        }
        else
        {
            ((Action)_callback)();
        }
    }
}
