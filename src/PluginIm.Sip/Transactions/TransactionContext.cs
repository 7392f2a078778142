using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>What all transactions of an endpoint share.</summary>
internal sealed class TransactionContext(
    SipTimers timers, TransactionOptions options, TimerWheel wheel, TransportLayer transport, ILogger logger)
{
    public SipTimers Timers { get; } = timers;

    public TimerWheel Wheel { get; } = wheel;

    public TransportLayer Transport { get; } = transport;

    public ILogger Logger { get; } = logger;

    public TransactionOptions Options { get; } = options;

    public TransactionTable Table { get; } = new(wheel, timers, options);

    public Admission Admission { get; } = new(options);

    /// <summary>Hears that a server which was asked directly refused with 503.</summary>
    public Action<SipFlow, SipResponse>? Unavailable { get; init; }
}
