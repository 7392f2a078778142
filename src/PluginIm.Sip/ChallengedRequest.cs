namespace PluginIm.Sip;

/// <summary>A request and its repetitions with credentials (RFC 3261 22.2, 8.1.3.5).</summary>
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
        digest?.AuthorizeAgain(request);
        _template = request.Clone();
        Current = request;
    }

    /// <summary>What is to be sent.</summary>
    public SipRequest Current { get; private set; }

    /// <summary>Makes <see cref="Current"/> the request with an answer to the challenge; false where there is no challenge, or no answer.</summary>
    public bool TryAuthorize(SipResponse response)
    {
        if (_digest is null || response.StatusCode is not (401 or 407) || _attempts++ == MaxAttempts)
        {
            return false;
        }

        var next = _template.Clone();
        if (!_digest.TryAuthorize(next, response))
        {
            return false;
        }

        var number = _nextSequence?.Invoke() ?? (next.Headers.CSeq?.Number ?? 0) + 1;
        next.Headers.CSeq = new SipCSeq(number, next.Method);
        _template = next.Clone();
        Current = next;
        return true;
    }
}
