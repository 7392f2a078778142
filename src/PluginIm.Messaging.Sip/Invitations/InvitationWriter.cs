using System.Globalization;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// The INVITE of a session: an offer of messages over SIP, with the first message and the case beside it. Without the first message it is the offer alone, which
/// ordinary clients refuse without ringing; the message follows in the session.
/// </summary>
internal static class InvitationWriter
{
    /// <summary>Fills the INVITE; whether the case is in it.</summary>
    public static bool Fill(SipRequest invite, CarrierInvitation invitation, SipAddress contact)
    {
        var headers = invite.Headers;
        headers.Set(SipHeaderNames.Contact, contact.ToString());
        headers.Set(SipHeaderNames.Allow, ImMethods.Allow);
        headers.Set(SipHeaderNames.Accept, ImBodyTypes.Accept);
        headers.Set(SipHeaderNames.Supported, ImMethods.Replaces);
        headers.Set(SipHeaderNames.Expires, ((long)Math.Ceiling(invitation.ExpiresIn.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        headers.Set(SipHeaderNames.Subject, $"Instant message from {invitation.From.DisplayName}");
        headers.Set(SipHeaderNames.SessionId, new SipSessionId(invitation.SessionId).ToString());
        headers.Set(SipHeaderNames.UserToUser, SipUserToUser.OfBytes(Convert.FromHexString(invitation.SessionId)).ToString());

        var offer = ImSessionDescription.ToBytes(contact.Uri.Host, invitation.SessionId);
        if (invitation.FirstMessage is not { } firstMessage)
        {
            invite.SetBody(SessionDescription.MediaTypeName, offer);
            return false;
        }

        return TrySetBodyWithCase(invite, invitation, offer, firstMessage) || SetBody(invite, offer, firstMessage, null);
    }

    /// <summary>False where there is no case, or one with which the whole would be longer than switches take: it follows in the session.</summary>
    private static bool TrySetBodyWithCase(SipRequest invite, CarrierInvitation invitation, byte[] offer, CarrierMessage firstMessage)
    {
        if (invitation.Case is not { } moment)
        {
            return false;
        }

        SetBody(invite, offer, firstMessage, CaseBody.Attach(invite, moment, invitation.SessionId));
        if (!SwitchConnection.IsTooLarge(invite, out _))
        {
            return true;
        }

        invite.Headers.Remove(SipHeaderNames.CallInfo);
        return false;
    }

    private static bool SetBody(SipRequest invite, byte[] offer, CarrierMessage firstMessage, BodyPart? moment)
    {
        BodyPart[] parts =
        [
            new BodyPart(SessionDescription.MediaTypeName, offer, [new SipHeader(SipHeaderNames.ContentDisposition, "session")]),
            MessageBody.ToCpim(firstMessage, invite.Headers.From!, invite.Headers.To!),
        ];
        var body = new MultipartBody(moment is null ? parts : [.. parts, moment]);
        invite.Headers.Set(SipHeaderNames.MimeVersion, "1.0");
        invite.SetBody(body.ContentType, body.ToBytes());
        return moment is not null;
    }
}
