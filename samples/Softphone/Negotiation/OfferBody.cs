using PluginIm.Sip;

namespace Softphone;

/// <summary>Finds the session description in a message, alone or among the parts of a multipart body (RFC 5621 3).</summary>
internal static class OfferBody
{
    private const int MaxParts = 8;

    /// <summary>The description; null where there is none that can be read.</summary>
    public static SessionDescription? Read(SipMessage message)
    {
        try
        {
            var type = message.Headers.ContentType;
            IReadOnlyList<BodyPart> parts = MultipartBody.IsMultipart(type)
                ? MultipartBody.Parse(type!, message.Body, MaxParts).Leaves(MaxParts)
                : [new BodyPart(type, message.Body)];
            return parts.FirstOrDefault(part => MediaType.Is(part.ContentType, SessionDescription.MediaTypeName)) is { } part
                && SessionDescription.TryParse(part.Content.Span, out var description)
                    ? description
                    : null;
        }
        catch (SipParseException)
        {
            return null;
        }
    }

    public static void Write(SipMessage message, SessionDescription description) =>
        message.SetBody(SessionDescription.MediaTypeName, System.Text.Encoding.UTF8.GetBytes(description.ToString()));
}
