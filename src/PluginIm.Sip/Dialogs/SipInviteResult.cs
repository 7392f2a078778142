namespace PluginIm.Sip;

/// <summary>How an invitation ended.</summary>
/// <param name="Response">The final response; of a cancelled invitation possibly a 2xx that came too late.</param>
/// <param name="Dialog">The confirmed dialog, its ACK sent; null unless accepted.</param>
/// <param name="Invite">The INVITE as it was sent last, with its credentials.</param>
/// <param name="WasCancelled">Whether this side had cancelled; a dialog that came about nevertheless was ended with BYE.</param>
public sealed record SipInviteResult(SipResponse Response, SipDialog? Dialog, SipRequest Invite, bool WasCancelled)
{
    /// <summary>Whether there is a session.</summary>
    public bool IsAccepted => Dialog is not null;
}
