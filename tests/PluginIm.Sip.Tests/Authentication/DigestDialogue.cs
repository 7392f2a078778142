namespace PluginIm.Sip.Tests.Authentication;

/// <summary>What client and server of the digest say to each other: the user is kate, her password secret.</summary>
internal static class DigestDialogue
{
    public static string? Ha1(string user, DigestAlgorithm algorithm) =>
        user == "kate" ? DigestHash.Ha1(algorithm, user, "im.test", "secret") : null;

    public static SipRequest Request() => new(SipMethod.Register, SipUri.Parse("sip:im.test"));

    public static DigestVerdict Verify(DigestServer server, SipRequest request) => server.Verify(request, "Authorization", Ha1);

    public static SipResponse Success(string info)
    {
        var response = new SipResponse(200);
        response.Headers.Set("Authentication-Info", info);
        return response;
    }

    public static string NonceOf(DigestServer server) => DigestChallenge.Parse(server.Challenges()[0]).Nonce;

    public static SipResponse Challenge(DigestServer server, bool stale = false)
    {
        var response = new SipResponse(401);
        foreach (var challenge in server.Challenges(stale))
        {
            response.Headers.Add("WWW-Authenticate", challenge);
        }

        return response;
    }

    public static DigestServer Server(TimeProvider time, params DigestAlgorithm[] algorithms) => new(
        "im.test",
        time,
        algorithms.Length == 0 ? null : new DigestServerOptions { Algorithms = algorithms });
}
