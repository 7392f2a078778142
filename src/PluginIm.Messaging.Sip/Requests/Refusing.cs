using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Answers requests that are not taken, each with one line in the log.</summary>
internal static class Refusing
{
    public static Task RefuseAsync(this SipServerTransaction transaction, SipRefusal refusal, ILogger logger)
    {
        var request = transaction.Request;
        Note(logger, request, refusal.Status, refusal.Why);
        return transaction.RespondAsync(ToResponse(refusal, request));
    }

    /// <summary>The same with a response that says it all.</summary>
    public static Task RefuseAsync(this SipServerTransaction transaction, SipResponse refusal, ILogger logger)
    {
        var request = transaction.Request;
        Note(logger, request, refusal.StatusCode, refusal.ReasonPhrase);
        return transaction.RespondAsync(refusal);
    }

    private static void Note(ILogger logger, SipRequest request, int status, string why)
    {
        var (method, from) = (request.Method.Name, request.Headers.From?.Uri.ToString());
        switch (status)
        {
            case 488:
                SipImLog.NotForMessaging(logger, method, from, status, why);
                break;
            case 481:
                SipImLog.BelongsToNothing(logger, method, from, status, why);
                break;
            default:
                SipImLog.Refused(logger, method, from, status, why);
                break;
        }
    }

    private static SipResponse ToResponse(SipRefusal refusal, SipRequest request)
    {
        var response = SipResponse.For(request, refusal.Status);
        if (refusal is { Header: { } name, Value: { } value })
        {
            response.Headers.Set(name, value);
        }
        else if (refusal.Status == 488)
        {
            // What of the offer is not taken (RFC 3261 14.2, 20.43).
            response.Headers.Set(SipHeaderNames.Warning, new SipWarning(SipWarning.MediaTypeNotAvailable, "localhost", refusal.Why).ToString());
        }

        return response;
    }
}
