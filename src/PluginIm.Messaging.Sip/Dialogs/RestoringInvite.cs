using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>The INVITE that restores a session in a fresh dialog: its identity, the dialog that is replaced, and an offer of messages alone.</summary>
internal static class RestoringInvite
{
    /// <summary>Makes the INVITE.</summary>
    /// <param name="connection">By what it goes.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="peer">The other side, outside of any dialog.</param>
    /// <param name="replaced">The dialog that the other side knows; null where this side does not know it any more.</param>
    /// <param name="contact">Where this side is.</param>
    public static SipRequest Create(SwitchConnection connection, string sessionId, SipUri peer, SipDialogId? replaced, SipAddress contact)
    {
        var invite = connection.Endpoint.CreateRequest(SipMethod.Invite, peer, connection.Self, new SipAddress(peer));
        var headers = invite.Headers;
        headers.Set(SipHeaderNames.Contact, contact.ToString());
        headers.Set(SipHeaderNames.Allow, ImMethods.Allow);
        headers.Set(SipHeaderNames.Accept, ImBodyTypes.Accept);
        headers.Set(SipHeaderNames.SessionId, new SipSessionId(sessionId, sessionId).ToString());

        // With a Replaces nobody takes it for an invitation: who does not know the session answers 481 (RFC 3891 3), and need know no more.
        headers.Set(SipHeaderNames.Replaces, (replaced is { } dialog ? SipReplaces.Of(dialog) : new SipReplaces(sessionId, "0", "0")).ToString());
        invite.SetBody(SessionDescription.MediaTypeName, ImSessionDescription.ToBytes(contact.Uri.Host, sessionId));
        SipSessionTerms.Ask(invite, connection.SessionTimer);
        return invite;
    }

    /// <summary>Reads what an INVITE for a known session offers, and what else it brings; null where it offers no messages.</summary>
    /// <exception cref="SipParseException">The body is malformed.</exception>
    public static RestoreOffer? Read(SipRequest invite, SwitchConnection connection)
    {
        var parts = InvitationParts.Of(invite);
        if (parts.Offer is not { } sdp)
        {
            return null;
        }

        var offer = SessionDescription.Parse(sdp.Content.Span);
        return ImSessionDescription.TryRead(offer) is { } messages
            ? new RestoreOffer(offer, messages, parts.Message(connection.Time.GetUtcNow()), parts.Case(connection))
            : null;
    }
}
