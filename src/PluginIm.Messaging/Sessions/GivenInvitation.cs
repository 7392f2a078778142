namespace PluginIm.Messaging;

/// <summary>A received invitation that nobody answered, as one session gives it to the one in which the agent writes to its sender.</summary>
/// <param name="Dialog">Its dialog.</param>
/// <param name="Link">Who hears of it.</param>
/// <param name="Received">What came with it and since.</param>
/// <param name="Case">The case about which its sender consults; null for none.</param>
internal sealed record GivenInvitation(IIncomingCarrierDialog Dialog, DialogLink Link, IReadOnlyList<CarrierMessage> Received, CarrierCase? Case);
