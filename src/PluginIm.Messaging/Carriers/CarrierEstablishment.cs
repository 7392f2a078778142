namespace PluginIm.Messaging;

/// <summary>How a session came to be connected.</summary>
/// <param name="AnsweredBy">Who answered, as the network vouches for it; null for the invited party itself.</param>
/// <param name="Token">What <see cref="CarrierRestoration.Token"/> has to be after the desktop was started again; null where nothing can be restored.</param>
/// <param name="IsPageMode">Whether the other side is an ordinary client: each message stands for itself, and nobody accepted anything.</param>
public sealed record CarrierEstablishment(ImParty? AnsweredBy = null, string? Token = null, bool IsPageMode = false)
{
    /// <summary>What became of the first message, which went with the invitation; null where it did not go with it: it is handed over next.</summary>
    public CarrierResult? FirstMessage { get; init; } = CarrierResult.Success;

    /// <summary>Whether the case went with the invitation; where it did not, it is told next.</summary>
    public bool HasCase { get; init; }
}
