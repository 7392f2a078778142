using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>An invitation as read from an INVITE.</summary>
/// <param name="Invitation">What it says.</param>
/// <param name="Offer">The whole of what it offers, to which the answer has to fit.</param>
/// <param name="Messages">What the other side takes in return.</param>
internal sealed record ReceivedInvitation(CarrierInvitation Invitation, SessionDescription Offer, SdpMessageDescription Messages);
