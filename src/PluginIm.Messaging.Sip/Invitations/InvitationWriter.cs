using System.Globalization;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>The INVITE of a session: an offer of messages over SIP, with the first message beside it.</summary>
internal static class InvitationWriter
{
    /// <summary>Fills the INVITE.</summary>
    public static void Fill(SipRequest invite, CarrierInvitation invitation, SipAddress contact)
    {
        var headers = invite.Headers;
        headers.Set(SipHeaderNames.Contact, contact.ToString());
        headers.Set(SipHeaderNames.Allow, ImMethods.Allow);
        headers.Set(SipHeaderNames.Accept, ImBodyTypes.Accept);
        headers.Set(SipHeaderNames.Expires, ((long)Math.Ceiling(invitation.ExpiresIn.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        headers.Set(SipHeaderNames.Subject, $"Instant message from {invitation.From.DisplayName}");
        headers.Set(SipHeaderNames.SessionId, new SipSessionId(invitation.SessionId).ToString());
        headers.Set(SipHeaderNames.UserToUser, SipUserToUser.OfBytes(Convert.FromHexString(invitation.SessionId)).ToString());

        var from = headers.From!;
        var to = headers.To!;
        var body = new MultipartBody(
        [
            new BodyPart(
                SessionDescription.MediaTypeName,
                ImSessionDescription.ToBytes(contact.Uri.Host, invitation.SessionId),
                [new SipHeader(SipHeaderNames.ContentDisposition, "session")]),
            MessageBody.ToCpim(invitation.FirstMessage!, from, to),
        ]);
        headers.Set(SipHeaderNames.MimeVersion, "1.0");
        invite.SetBody(body.ContentType, body.ToBytes());
    }
}
