namespace PluginIm.Sip;

/// <summary>
/// A request and its repetitions: with credentials (RFC 3261 22.2, 8.1.3.5), and with the longer session interval that a 422 asks for (RFC 4028 7.3).
/// </summary>
internal sealed class ChallengedRequest
{
    // A proxy and the far end may each challenge, each once more with a fresh nonce.
    private const int MaxAttempts = 5;

    private readonly DigestClient? _digest;
    private readonly Func<uint>? _nextSequence;
    private SipRequest _template;
    private int _attempts = 1;

    /// <param name="request">The request, as it goes out first.</param>
    /// <param name="digest">Answers the challenges.</param>
    /// <param name="nextSequence">Gives the number of each repetition; null where nobody else counts in this call.</param>
    public ChallengedRequest(SipRequest request, DigestClient? digest, Func<uint>? nextSequence)
    {
        _digest = digest;
        _nextSequence = nextSequence;
        if (!request.Headers.Contains(SipHeaderNames.Authorization) && !request.Headers.Contains(SipHeaderNames.ProxyAuthorization))
        {
            // Else whoever made the request had the time for it, and has done so.
            digest?.AuthorizeAgain(request);
        }

        _template = digest is null ? request : request.Clone();
        Current = request;
    }

    /// <summary>What is to be sent.</summary>
    public SipRequest Current { get; private set; }

    /// <summary>Makes <see cref="Current"/> the request that goes next; false where the response is the last word.</summary>
    public bool TryAgain(SipResponse response)
    {
        _digest?.Learn(Current, response);
        if (response.StatusCode is not (401 or 407 or 422) || _attempts++ == MaxAttempts)
        {
            return false;
        }

        var next = _template.Clone();
        if (!(response.StatusCode == 422 ? SipSessionTerms.TryRaise(next, response) : _digest?.TryAuthorize(next, response) == true))
        {
            return false;
        }

        var number = _nextSequence?.Invoke() ?? (next.Headers.CSeq?.Number ?? 0) + 1;
        next.Headers.CSeq = new SipCSeq(number, next.Method);
        if (response.StatusCode == 422)
        {
            // Credentials are good for one request alone.
            _digest?.AuthorizeAgain(next);
        }

        _template = next.Clone();
        Current = next;
        return true;
    }
}
