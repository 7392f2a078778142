using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Reads an INVITE. What does not invite to messages in the wire profile's way is refused with the status that says so.</summary>
internal static class InvitationReader
{
    private const int MaxSubject = 200;

    /// <summary>How long an invitation without Expires may wait; the agent's own option shortens it.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Reads the invitation; null with a refusal where it is none.</summary>
    /// <exception cref="SipParseException">A header or the body is malformed.</exception>
    public static ReceivedInvitation? Read(SipRequest invite, SwitchConnection connection, out SipRefusal? refusal)
    {
        refusal = RefusalOfHeaders(invite);
        if (refusal is not null)
        {
            return null;
        }

        var parts = InvitationParts.Of(invite);

        // A part that calls itself SDP and is none is malformed, which is another fault than offering something else.
        var description = parts.Offer is { } offer ? SessionDescription.Parse(offer.Content.Span) : null;
        if (description is null || ImSessionDescription.TryRead(description) is not { } messages)
        {
            refusal = new SipRefusal(488, "it offers no messages over SIP");
            return null;
        }

        var firstMessage = parts.Message(connection.Time.GetUtcNow());
        var subject = invite.Headers[SipHeaderNames.Subject];
        if (firstMessage is null && string.IsNullOrWhiteSpace(subject))
        {
            refusal = new SipRefusal(488, "it brings neither a first message nor a subject");
            return null;
        }

        return new ReceivedInvitation(
            new CarrierInvitation
            {
                SessionId = SipSessionId.Of(invite) is { Local: not SipSessionId.Nil and var id } ? id : SipSessionId.NewIdentity(),
                From = SenderOf(invite),
                To = PartyOf(invite.Headers.To!),
                FirstMessage = firstMessage,
                Case = parts.Case(connection),
                Roster = parts.Roster(),
                ConversationId = ConversationOf(invite),
                Subject = subject is { Length: > MaxSubject } ? subject[..MaxSubject] : subject,
                ExpiresIn = invite.Headers.Expires is { } seconds ? TimeSpan.FromSeconds(seconds) : LongestWait,
            },
            description,
            messages);
    }

    /// <summary>The identity of a message that names none: it is the same in every copy of its request.</summary>
    public static string FallbackIdOf(SipRequest request) => $"{request.Headers.CallId}/{request.Headers.CSeq?.Number}/{request.Headers.FromTag}";

    /// <summary>Who sent a request.</summary>
    public static ImParty SenderOf(SipRequest request) => PartyOf(IdentityOf(request));

    /// <summary>
    /// Who sent it, as far as the switch vouches for it (RFC 3325), else as it says itself. A switch knows addresses, seldom names: the
    /// name that comes with the same address in From is shown where the switch gives none.
    /// </summary>
    private static SipAddress IdentityOf(SipRequest request)
    {
        var from = request.Headers.From!;
        return SipAssertedIdentity.Of(request)?.Sip is { } asserted
            && !(string.IsNullOrEmpty(asserted.DisplayName) && asserted.Uri.Equals(from.Uri))
                ? asserted
                : from;
    }

    /// <summary>The party of an address.</summary>
    public static ImParty PartyOf(SipAddress address) =>
        ImParty.FromAddress(address.Uri.WithoutDetails().WithHost(address.Uri.Host, null).ToString(), address.DisplayName);

    /// <summary>The conversation, of 16 bytes as the session's own identity (RFC 7433).</summary>
    private static string? ConversationOf(SipRequest invite) =>
        SipUserToUser.TryParse(invite.Headers[SipHeaderNames.UserToUser], out var value) && value.ToBytes() is { Length: 16 } bytes
            ? Convert.ToHexStringLower(bytes)
            : null;

    private static SipRefusal? RefusalOfHeaders(SipRequest invite) =>
        invite.Body.Length == 0 ? new SipRefusal(488, "it offers nothing")
            : MultipartBody.IsMultipart(invite.Headers.ContentType) || MediaType.Is(invite.Headers.ContentType, SessionDescription.MediaTypeName) ? null
            : new SipRefusal(415, $"its body is {invite.Headers.ContentType}", SipHeaderNames.Accept, ImBodyTypes.Accept);
}
