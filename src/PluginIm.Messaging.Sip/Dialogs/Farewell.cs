using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// What both sides of a session tell each other at its end, in BYE, its answer, or the refusal of a restore: the last message that each received
/// (RFC 5438). One message is under way per direction, so that settles it.
/// </summary>
internal static class Farewell
{
    private static readonly string Disposition = ContentDisposition.Of("notification", isOptional: true).ToString();

    /// <summary>Says which message came last from the other side; null for none.</summary>
    public static void Put(SipMessage message, string sessionId, string? lastReceivedId, DateTimeOffset now)
    {
        message.Headers.Set(SipHeaderNames.SessionId, new SipSessionId(sessionId, sessionId).ToString());
        if (lastReceivedId is not null && Imdn.CanName(lastReceivedId))
        {
            message.Headers.Set(SipHeaderNames.ContentDisposition, Disposition);
            message.SetBody(Imdn.MediaTypeName, Imdn.Delivered(lastReceivedId, now).ToBytes());
        }
    }

    /// <summary>Reads the same; null where the other side does not say.</summary>
    public static CarrierSettlement? Read(SipMessage message, string sessionId)
    {
        if (SipSessionId.Of(message)?.Local != sessionId)
        {
            // Whoever does not know the session by its identity settles nothing: that it says nothing does not mean that it has nothing.
            return null;
        }

        if (message.Body.IsEmpty)
        {
            return new CarrierSettlement(null);
        }

        try
        {
            return MediaType.Is(message.Headers.ContentType, Imdn.MediaTypeName)
                && Imdn.Parse(ContentCoding.Decode(message, SwitchConnection.MaxBodyBytes)) is { Status: ImdnStatus.Delivered, MessageId: var id }
                    ? new CarrierSettlement(id)
                    : null;
        }
        catch (SipParseException)
        {
            // The session is over all the same.
            return null;
        }
    }
}
