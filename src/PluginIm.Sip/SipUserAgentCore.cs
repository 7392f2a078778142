using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>What the user agents on one endpoint share (the UA core of RFC 3261 5): clock, timers, log, and who waits for an ACK.</summary>
public sealed class SipUserAgentCore : IDisposable
{
    /// <summary>Creates it, one for each endpoint.</summary>
    /// <param name="timers">The base values of all timers.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <param name="userAgent">The User-Agent header of own requests; null for none.</param>
    public SipUserAgentCore(SipTimers timers, TimeProvider time, ILogger logger, string? userAgent = null)
    {
        Timers = timers;
        Time = time;
        UserAgent = userAgent;
        Logger = logger;
        Wheel = new TimerWheel(time);
    }

    /// <summary>The base values of all timers.</summary>
    public SipTimers Timers { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The User-Agent header of own requests; null for none.</summary>
    public string? UserAgent { get; }

    /// <summary>A request got no answer by the flow that a registration keeps. Raised outside of any lock.</summary>
    internal event Action<SipFlow>? Suspected;

    internal AckRegistry Acks { get; } = new();

    internal TimerWheel Wheel { get; }

    internal ILogger Logger { get; }

    internal void Suspect(SipFlow flow) => Suspected?.Invoke(flow);

    /// <summary>Stops the timers: no user agent repeats or gives up any more.</summary>
    public void Dispose() => Wheel.Dispose();
}
