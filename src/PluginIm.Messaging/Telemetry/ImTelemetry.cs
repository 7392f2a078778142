using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PluginIm.Messaging;

/// <summary>
/// What can be measured of instant messaging, by <see cref="System.Diagnostics.Metrics"/> and <see cref="ActivitySource"/>, and so by OpenTelemetry too. Nobody's
/// name, address or text is in it. <c>docs/operations.md</c> tells each instrument.
/// </summary>
public static class ImTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "PluginIm";

    private static readonly Meter Meter = new(Name);

    internal static ActivitySource Activities { get; } = new(Name);

    internal static UpDownCounter<int> ChannelsReady { get; } =
        Meter.CreateUpDownCounter<int>("pluginim.channel.ready", "{channel}", "Channels that are signed in to the switch: 1 or 0 on an agent's desktop.");

    internal static Counter<int> ChannelLosses { get; } =
        Meter.CreateCounter<int>("pluginim.channel.losses", "{loss}", "How often a channel that was signed in lost the switch.");

    internal static UpDownCounter<int> SessionsOpen { get; } =
        Meter.CreateUpDownCounter<int>("pluginim.session.open", "{session}", "Sessions that are not over.");

    internal static Counter<int> SessionsEnded { get; } =
        Meter.CreateCounter<int>("pluginim.session.ended", "{session}", "Sessions that are over, by direction, outcome and whether they were consultations.");

    internal static Counter<int> SessionInterruptions { get; } =
        Meter.CreateCounter<int>("pluginim.session.interruptions", "{interruption}", "How often a session lost its way to the other party.");

    internal static Histogram<double> SessionEstablishing { get; } =
        Meter.CreateHistogram<double>("pluginim.session.establish.duration", "s", "From the invitation to its answer, by outcome.");

    internal static Counter<int> MessagesReceived { get; } =
        Meter.CreateCounter<int>("pluginim.message.received", "{message}", "Messages that came.");

    internal static Counter<int> MessagesSent { get; } =
        Meter.CreateCounter<int>("pluginim.message.sent", "{message}", "Own messages of which it is known what became of them, by outcome.");

    internal static Histogram<double> MessageDelivery { get; } =
        Meter.CreateHistogram<double>("pluginim.message.delivery.duration", "s", "From Send to the delivery, of messages that were delivered.");
}
