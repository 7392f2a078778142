using System.Globalization;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// The INVITE of a session: an offer of messages over SIP, with the first message beside it. Without one it is the offer alone, which
/// ordinary clients refuse without ringing; the message follows in the session.
/// </summary>
internal static class InvitationWriter
{
    /// <summary>Fills the INVITE.</summary>
    public static void Fill(SipRequest invite, CarrierInvitation invitation, SipAddress contact)
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
        if (invitation.FirstMessage is { } firstMessage)
        {
            SetBody(invite, offer, MessageBody.ToCpim(firstMessage, headers.From!, headers.To!));
        }
        else
        {
            invite.SetBody(SessionDescription.MediaTypeName, offer);
        }
    }

    private static void SetBody(SipRequest invite, byte[] offer, BodyPart firstMessage)
    {
        var body = new MultipartBody(
        [
            new BodyPart(SessionDescription.MediaTypeName, offer, [new SipHeader(SipHeaderNames.ContentDisposition, "session")]),
            firstMessage,
        ]);
        invite.Headers.Set(SipHeaderNames.MimeVersion, "1.0");
        invite.SetBody(body.ContentType, body.ToBytes());
    }
}
