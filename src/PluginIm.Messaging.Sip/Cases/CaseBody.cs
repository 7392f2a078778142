using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>A case as a part of an invitation, by the pattern of RFC 7852: Call-Info points to it, and whoever does not know it passes it over.</summary>
internal static class CaseBody
{
    private const string Purpose = "pluginim.case";

    private static readonly string Disposition = ContentDisposition.Of("by-reference", isOptional: true).ToString();

    /// <summary>Makes the part, and has the invitation point to it.</summary>
    public static BodyPart Attach(SipRequest invite, CarrierCase moment, string sessionId)
    {
        var contentId = $"case-{moment.Revision}@{sessionId}";
        invite.Headers.Set(SipHeaderNames.CallInfo, SipCallInfo.ToPart(contentId, Purpose).ToString());
        return new BodyPart(
            CaseJson.MediaTypeName,
            CaseJson.Write(moment),
            [new SipHeader(SipHeaderNames.ContentDisposition, Disposition), new SipHeader(SipHeaderNames.ContentId, $"<{contentId}>")]);
    }

    /// <summary>Finds the case among the parts of an invitation; null where there is none, or none that is taken.</summary>
    public static CarrierCase? Find(IEnumerable<BodyPart> parts, int maxBytes, out CaseRefusal? refusal)
    {
        refusal = null;
        return parts.FirstOrDefault(part => MediaType.Is(part.ContentType, CaseJson.MediaTypeName)) is { } part
            ? CaseJson.Read(part.Content, maxBytes, out refusal)
            : null;
    }
}
