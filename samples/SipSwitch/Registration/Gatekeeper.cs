using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace SipSwitch.Registration;

/// <summary>Proves who sends: digest authentication of REGISTER (401) and of everything else (407), RFC 3261 section 22.</summary>
internal sealed class Gatekeeper(SwitchOptions options, TimeProvider time, ILogger logger)
{
    private readonly DigestServer _digest =
        new(options.Domain, time, new DigestServerOptions { Algorithms = options.Algorithms, UserHash = options.UserHash });

    private readonly DigestUserNames _names = new(options.Domain, options.Algorithms, options.UserHash ? options.Users.Keys : []);

    public string Realm => _digest.Realm;

    /// <summary>Checks a REGISTER; the challenge or refusal to answer with is null when the user is proven.</summary>
    public DigestVerdict CheckRegistration(SipRequest request, SipFlow flow, out SipResponse? answer) =>
        Check(request, flow, isProxy: false, out answer);

    /// <summary>Checks a request that is to be forwarded.</summary>
    public DigestVerdict CheckRequest(SipRequest request, SipFlow flow, out SipResponse? answer) =>
        Check(request, flow, isProxy: true, out answer);

    private DigestVerdict Check(SipRequest request, SipFlow flow, bool isProxy, out SipResponse? answer)
    {
        var verdict = _digest.Verify(request, isProxy ? SipHeaderNames.ProxyAuthorization : SipHeaderNames.Authorization, FindHa1, _names.Find);
        answer = verdict.Kind switch
        {
            DigestVerdictKind.Accepted => null,
            DigestVerdictKind.Stale => Challenge(request, isProxy, stale: true),
            _ => Challenge(request, isProxy, stale: false),
        };
        if (verdict.Kind == DigestVerdictKind.Refused)
        {
            logger.Refused(request.StartLine, flow, answer!.StatusCode, $"unknown user or wrong password of {verdict.UserName}");
        }

        return verdict;
    }

    private string? FindHa1(string user, DigestAlgorithm algorithm) =>
        options.Users.TryGetValue(user, out var password) ? DigestHash.Ha1(algorithm, user, _digest.Realm, password) : null;

    private SipResponse Challenge(SipRequest request, bool isProxy, bool stale)
    {
        var response = SipResponse.For(request, isProxy ? 407 : 401);
        foreach (var challenge in _digest.Challenges(stale))
        {
            response.Headers.Add(isProxy ? SipHeaderNames.ProxyAuthenticate : SipHeaderNames.WwwAuthenticate, challenge);
        }

        return response;
    }
}
