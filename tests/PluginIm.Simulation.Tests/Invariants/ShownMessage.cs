using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Invariants;

/// <summary>A message as an agent sees it.</summary>
internal sealed record ShownMessage(string Text, bool IsMine, ImDelivery Delivery)
{
    /// <summary>Why it failed; null where it has not.</summary>
    public ImDeliveryFailureKind? Failure { get; init; }

    public bool WasSentAgain { get; init; }

    public static ShownMessage Of(TranscriptMessage message) => new(message.Text, message.IsMine, message.Delivery)
    {
        Failure = message.Failure?.Kind,
        WasSentAgain = message.WasSentAgain,
    };
}
