using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>What all transactions of an endpoint share.</summary>
internal sealed class TransactionContext(SipTimers timers, TimerWheel wheel, TransportLayer transport, ILogger logger)
{
    public SipTimers Timers { get; } = timers;

    public TimerWheel Wheel { get; } = wheel;

    public TransportLayer Transport { get; } = transport;

    public ILogger Logger { get; } = logger;

    public TransactionTable Table { get; } = new();
}
