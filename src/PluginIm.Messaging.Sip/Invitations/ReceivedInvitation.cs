using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>An invitation as read from an INVITE, with what the other side takes in return.</summary>
internal sealed record ReceivedInvitation(CarrierInvitation Invitation, SdpMessageDescription Offer);
