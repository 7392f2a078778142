namespace PluginIm.Sip;

/// <summary>Whether a body can be read here (RFC 3261 8.2.3): its coding, its type, and those of the parts that must be understood (RFC 5621 8).</summary>
internal sealed class BodyRules(IReadOnlyList<string> accept, IReadOnlyList<string> acceptEncoding, int maxParts)
{
    private const string Identity = "identity";

    /// <summary>415, naming what would be taken; null where the body can be read, may be passed over, or is none.</summary>
    public SipResponse? RefusalOf(SipRequest request)
    {
        var headers = request.Headers;
        if (request.Body.IsEmpty || IsOptional(headers[SipHeaderNames.ContentDisposition]))
        {
            return null;
        }

        var isCoded = headers.Contains(SipHeaderNames.ContentEncoding);
        foreach (var coding in isCoded ? headers.GetValues(SipHeaderNames.ContentEncoding) : [])
        {
            if (!Takes(coding))
            {
                return Refusal.Of(request, 415, SipHeaderNames.AcceptEncoding, string.Join(", ", acceptEncoding));
            }
        }

        // A coded body is looked into by whoever decodes it.
        return Takes(headers.ContentType, isCoded ? default : request.Body)
            ? null
            : Refusal.Of(request, 415, SipHeaderNames.Accept, string.Join(", ", accept));
    }

    private static bool IsOptional(string? disposition) => ContentDisposition.TryParse(disposition, out var read) && read.IsOptional;

    private bool Takes(string coding) =>
        coding.Equals(Identity, StringComparison.OrdinalIgnoreCase) || acceptEncoding.Contains(coding, StringComparer.OrdinalIgnoreCase);

    private bool Takes(string? contentType, ReadOnlyMemory<byte> body, int depth = 0)
    {
        if (!MediaType.TryParse(contentType, out var type) || !type.IsAmong(accept))
        {
            return false;
        }

        if (body.IsEmpty || !MultipartBody.IsMultipart(contentType))
        {
            return true;
        }

        return depth < MultipartBody.MaxDepth
            ? TakesParts(MultipartBody.Parse(contentType!, body, maxParts), type.Name, depth + 1)
            : throw new SipParseException("multipart bodies stand too deep in each other", "body", 513);
    }

    /// <summary>Of alternatives one that is understood will do; else every part that is not optional must be (RFC 5621 8.2).</summary>
    private bool TakesParts(MultipartBody body, string type, int depth) => type == "multipart/alternative"
        ? body.Parts.Any(part => TakesPart(part, depth))
        : body.Parts.All(part => TakesPart(part, depth));

    private bool TakesPart(BodyPart part, int depth) =>
        part.Disposition?.IsOptional == true || Takes(part.ContentType ?? "text/plain", part.Content, depth);
}
