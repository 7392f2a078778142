namespace PluginIm.Sip;

/// <summary>Makes requests, and sends them until they are answered, challenges included.</summary>
public static class SipRequesting
{
    /// <summary>A request outside of a dialog with fresh Call-ID and From tag, CSeq 1, and Max-Forwards (RFC 3261 8.1.1).</summary>
    public static SipRequest CreateRequest(this ISipEndpoint endpoint, SipMethod method, SipUri requestUri, SipAddress from, SipAddress to)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(from);
        var request = new SipRequest(method, requestUri);
        request.Headers.MaxForwards = 70;
        request.Headers.From = from;
        request.Headers.TryAddFromTag(SipIdentifiers.NewTag());
        request.Headers.To = to;
        request.Headers.CallId = SipIdentifiers.NewCallId();
        request.Headers.CSeq = new SipCSeq(1, method);
        if (endpoint.Core.UserAgent is { } userAgent)
        {
            request.Headers.Set(SipHeaderNames.UserAgent, userAgent);
        }

        return request;
    }

    /// <summary>Sends a request and awaits its final response; challenges (401, 407) are answered where there are credentials.</summary>
    public static Task<SipResponse> RequestAsync(
        this ISipEndpoint endpoint,
        SipRequest request,
        SipPeer? to = null,
        DigestClient? digest = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return RequestAsync(endpoint, new ChallengedRequest(request, digest, null), null, to, cancellationToken);
    }

    /// <summary>The same by one very flow.</summary>
    public static Task<SipResponse> RequestAsync(
        this ISipEndpoint endpoint,
        SipRequest request,
        SipFlow flow,
        DigestClient? digest = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return RequestAsync(endpoint, new ChallengedRequest(request, digest, null), flow, cancellationToken);
    }

    /// <summary>
    /// The same in a dialog, which counts the repetitions and takes what the response says of it. An offer beside another one is a
    /// local 491 (RFC 3261 14.1) and is not sent.
    /// </summary>
    public static async Task<SipResponse> RequestAsync(
        this ISipEndpoint endpoint,
        SipDialog dialog,
        SipRequest request,
        SipPeer? to = null,
        DigestClient? digest = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(dialog);
        if (!dialog.TryBegin(request))
        {
            RequestPreparation.MarkUnsent(request);
            return LocalResponse.To(request, 491);
        }

        SipResponse? response = null;
        try
        {
            var attempts = new ChallengedRequest(request, digest, dialog.NextSequence);
            response = await RequestAsync(endpoint, attempts, null, to, cancellationToken).ConfigureAwait(false);
            return response;
        }
        finally
        {
            dialog.Settle(request, response);
        }
    }

    internal static Task<SipResponse> RequestAsync(
        this ISipEndpoint endpoint, ChallengedRequest request, SipFlow flow, CancellationToken cancellationToken) =>
        RequestAsync(endpoint, request, flow, null, cancellationToken);

    private static async Task<SipResponse> RequestAsync(
        ISipEndpoint endpoint, ChallengedRequest request, SipFlow? flow, SipPeer? to, CancellationToken cancellationToken)
    {
        while (true)
        {
            var sending = flow is null
                ? endpoint.SendAsync(request.Current, to, cancellationToken)
                : endpoint.SendAsync(request.Current, flow, cancellationToken);
            var transaction = await sending.ConfigureAwait(false);
            var response = await transaction.Final.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!request.TryAgain(response))
            {
                return response;
            }
        }
    }
}
