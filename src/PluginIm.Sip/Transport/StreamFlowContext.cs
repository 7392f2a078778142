using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>What every connection of one transport shares.</summary>
/// <param name="Receiver">Where messages go.</param>
/// <param name="Options">Limits and times.</param>
/// <param name="Limits">The parser's limits.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The log.</param>
/// <param name="OnClosed">Called once per connection, with the reason.</param>
internal sealed record StreamFlowContext(
    ISipTransportReceiver Receiver,
    TransportOptions Options,
    SipParserLimits Limits,
    TimeProvider Time,
    ILogger Logger,
    Action<StreamFlow, string> OnClosed)
{
    private int _looksOut;

    public ReadingThreads Threads { get; } = new(Options.ReadingThreads);

    /// <summary>Lets one connection look out for what comes next; false where another one does.</summary>
    public bool TryLookOut() => Interlocked.Exchange(ref _looksOut, 1) == 0;

    public void EndLookOut() => Volatile.Write(ref _looksOut, 0);
}
