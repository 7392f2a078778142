using System.Globalization;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// The INVITE of a session: an offer of messages over SIP, with the first message and the case beside it. Without the first message it is the offer alone, which
/// ordinary clients refuse without ringing; the message follows in the session.
/// </summary>
internal static class InvitationWriter
{
    private static readonly string Optional = ContentDisposition.Of("by-reference", isOptional: true).ToString();

    /// <summary>Fills the INVITE; whether the case is in it.</summary>
    public static bool Fill(SipRequest invite, CarrierInvitation invitation, SipAddress contact)
    {
        var headers = invite.Headers;
        // Who passes on what others say is a focus (RFC 4579 5.1).
        headers.Set(SipHeaderNames.Contact, (invitation.Roster is null ? contact : contact.WithParameter("isfocus", null)).ToString());
        headers.Set(SipHeaderNames.Allow, ImMethods.Allow);
        headers.Set(SipHeaderNames.Accept, ImBodyTypes.Accept);
        headers.Set(SipHeaderNames.Supported, ImMethods.Replaces);
        headers.Set(SipHeaderNames.Expires, ((long)Math.Ceiling(invitation.ExpiresIn.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        headers.Set(SipHeaderNames.Subject, SubjectOf(invitation));
        headers.Set(SipHeaderNames.SessionId, new SipSessionId(invitation.SessionId).ToString());
        headers.Set(SipHeaderNames.UserToUser, SipUserToUser.OfBytes(Convert.FromHexString(invitation.ConversationId ?? invitation.SessionId)).ToString());

        var offer = ImSessionDescription.ToBytes(contact.Uri.Host, invitation.SessionId);
        List<BodyPart> parts = [new BodyPart(SessionDescription.MediaTypeName, offer, [new SipHeader(SipHeaderNames.ContentDisposition, "session")])];
        if (invitation.FirstMessage is { } firstMessage)
        {
            parts.Add(MessageBody.ToCpim(firstMessage, headers.From!, headers.To!));
        }

        if (invitation.Roster is { } roster)
        {
            parts.Add(new BodyPart(ControlBody.MediaTypeName, ControlBody.Write(roster), [new SipHeader(SipHeaderNames.ContentDisposition, Optional)]));
        }

        var hasCase = TrySetBodyWithCase(invite, invitation, parts);
        if (!hasCase)
        {
            SetBody(invite, parts);
        }

        return hasCase;
    }

    private static string SubjectOf(CarrierInvitation invitation) => invitation.Roster is { } roster
        ? $"Conversation of {string.Join(", ", roster.Parties.Where(party => party.Address != invitation.To.Address).Select(party => party.DisplayName))}"
        : $"Instant message from {invitation.From.DisplayName}";

    /// <summary>False where there is no case, or one with which the whole would be longer than switches take: it follows in the session.</summary>
    private static bool TrySetBodyWithCase(SipRequest invite, CarrierInvitation invitation, List<BodyPart> parts)
    {
        if (invitation.Case is not { } moment)
        {
            return false;
        }

        SetBody(invite, [.. parts, CaseBody.Attach(invite, moment, invitation.SessionId)]);
        if (!SwitchConnection.IsTooLarge(invite, out _))
        {
            return true;
        }

        invite.Headers.Remove(SipHeaderNames.CallInfo);
        return false;
    }

    /// <summary>The offer alone is no multipart body: ordinary clients take it for what it is.</summary>
    private static void SetBody(SipRequest invite, IReadOnlyList<BodyPart> parts)
    {
        if (parts is [var offer])
        {
            invite.SetBody(offer.ContentType, offer.Content);
            return;
        }

        var body = new MultipartBody(parts);
        invite.Headers.Set(SipHeaderNames.MimeVersion, "1.0");
        invite.SetBody(body.ContentType, body.ToBytes());
    }
}
