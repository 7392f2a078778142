using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What an INVITE for a known session brings.</summary>
/// <param name="Offer">The whole of what it offers, to which the answer has to fit.</param>
/// <param name="Messages">What the other side takes in return.</param>
/// <param name="Case">The case that it brings, where it is an invitation once more; null for none.</param>
/// <param name="Message">The message that it brings, where it is an invitation once more; null for none.</param>
internal sealed record RestoreOffer(SessionDescription Offer, SdpMessageDescription Messages, CarrierMessage? Message, CarrierCase? Case);
