using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What stands in the body of an INVITE.</summary>
internal sealed class InvitationParts
{
    private const int MaxParts = 8;

    private readonly IReadOnlyList<BodyPart> _parts;
    private readonly SipRequest _invite;

    private InvitationParts(SipRequest invite, IReadOnlyList<BodyPart> parts) => (_invite, _parts) = (invite, parts);

    /// <summary>What it offers; null where it offers nothing.</summary>
    public BodyPart? Offer => _parts.FirstOrDefault(part => MediaType.Is(part.ContentType, SessionDescription.MediaTypeName));

    /// <summary>Takes the body apart, its codings undone.</summary>
    /// <exception cref="SipParseException">It is malformed.</exception>
    public static InvitationParts Of(SipRequest invite)
    {
        var body = ContentCoding.Decode(invite, SwitchConnection.MaxBodyBytes);
        return new InvitationParts(invite, MultipartBody.IsMultipart(invite.Headers.ContentType)
            ? MultipartBody.Parse(invite.Headers.ContentType!, body, MaxParts).Leaves(MaxParts)
            : [new BodyPart(invite.Headers.ContentType, body)]);
    }

    /// <summary>The first message; null where it brings none.</summary>
    /// <exception cref="SipParseException">It is malformed.</exception>
    public CarrierMessage? Message(DateTimeOffset receivedAt) => _parts
        .Select(part => MessageBody.TryRead(part.ContentType, part.Content, () => InvitationReader.FallbackIdOf(_invite), receivedAt))
        .FirstOrDefault(message => message is not null);

    /// <summary>Who is in the conversation; null for a session of two.</summary>
    public CarrierRoster? Roster() => _parts.FirstOrDefault(part => MediaType.Is(part.ContentType, ControlBody.MediaTypeName)) is { } part
        ? ControlBody.TryRead(part.Content, out _)
        : null;

    /// <summary>The case; null where it brings none, or one that is not taken, which the log says: the invitation is as good without.</summary>
    public CarrierCase? Case(SwitchConnection connection)
    {
        var moment = CaseBody.Find(_parts, connection.Options.MaxCaseSize, out var refusal);
        if (refusal is not null)
        {
            SipImLog.CasePassedOver(connection.Logger, SipSessionId.Of(_invite)?.Local ?? string.Empty, refusal.Why);
        }

        return moment;
    }
}
