namespace PluginIm.Sip;

/// <summary>Responses that say with a header what would not have been refused.</summary>
internal static class Refusal
{
    private const int LongestWait = 10;

    public static SipResponse Of(SipRequest request, int status, string header, string value)
    {
        var response = SipResponse.For(request, status);
        response.Headers.Set(header, value);
        return response;
    }

    /// <summary>488 to an offer, and why (RFC 3261 14.2, RFC 3311 5.2).</summary>
    public static SipResponse OfOffer(SipRequest request) => Of(
        request, 488, SipHeaderNames.Warning, new SipWarning(SipWarning.MediaTypeNotAvailable, "localhost", "the session has no other media").ToString());

    /// <summary>500 with a wait of 0 to 10 seconds by chance (RFC 3261 14.2, RFC 3311 5.2).</summary>
    public static SipResponse ForNow(SipRequest request) => Of(
        request, 500, SipHeaderNames.RetryAfter, new SipRetryAfter(TimeSpan.FromSeconds(Random.Shared.Next(LongestWait + 1))).ToString());
}
