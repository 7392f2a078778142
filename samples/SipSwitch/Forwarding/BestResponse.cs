using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>Which of the final responses of a fork goes back (RFC 3261 section 16.7 step 6).</summary>
internal static class BestResponse
{
    /// <summary>The best of them, with the challenges of all where it is one (step 7).</summary>
    public static SipResponse Of(IReadOnlyList<SipResponse> responses)
    {
        ArgumentOutOfRangeException.ThrowIfZero(responses.Count, nameof(responses));
        var best = responses.MinBy(RankOf)!;
        if (best.StatusCode is 401 or 407)
        {
            foreach (var other in responses.Where(other => !ReferenceEquals(other, best)))
            {
                best.Headers.CopyFrom(other.Headers, SipHeaderNames.WwwAuthenticate);
                best.Headers.CopyFrom(other.Headers, SipHeaderNames.ProxyAuthenticate);
            }
        }

        return best;
    }

    /// <summary>
    /// 6xx ends all; else the lowest class, and within 4xx first what the caller can do something about, then what says something of the person, then
    /// what says nothing. Last comes what says that this is not the device for it: a telephone of an agent refuses messages so, and the agent's desktop
    /// calls, and neither is the agent's answer.
    /// </summary>
    private static int RankOf(SipResponse response) => response.StatusCode switch
    {
        < 300 => 0,
        >= 600 => 1,
        < 400 => 2,
        401 or 407 or 415 or 420 or 484 => 3,
        408 or 480 or 487 => 5,
        405 or 488 => 6,
        < 500 => 4,
        503 => 8,
        _ => 7,
    };
}
