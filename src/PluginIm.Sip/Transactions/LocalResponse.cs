namespace PluginIm.Sip;

/// <summary>Responses that no peer sent or that the endpoint gives by itself.</summary>
internal static class LocalResponse
{
    /// <summary>What a client transaction tells its user where the network brought nothing (RFC 3261 8.1.3.1).</summary>
    public static SipResponse To(SipRequest request, int status, string? reason = null)
    {
        var response = SipResponse.For(request, status);
        response.IsLocal = true;
        if (reason is not null)
        {
            response.Headers.Set(SipHeaderNames.Warning, new SipWarning(SipWarning.Miscellaneous, "localhost", reason).ToString());
        }

        return response;
    }

    /// <summary>The answer to a request, with the To tag that every answer but 100 carries (RFC 3261 8.2.6.2).</summary>
    public static SipResponse Answer(SipRequest request, int status, string? phrase, string tag)
    {
        var response = SipResponse.For(request, status, phrase);
        EnsureTag(response, tag);
        return response;
    }

    /// <summary>A To that is malformed itself goes back as it came: it may be what the response is about.</summary>
    public static void EnsureTag(SipResponse response, string tag)
    {
        if (response.StatusCode > 100)
        {
            response.Headers.TryAddToTag(tag);
        }
    }
}
