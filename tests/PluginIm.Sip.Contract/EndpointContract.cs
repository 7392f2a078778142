namespace PluginIm.Sip.Contract;

/// <summary>What the parts of the contract have in common.</summary>
public abstract class EndpointContract<TFactory>
    where TFactory : IEndpointFactory, new()
{
    protected static readonly SipTimers Hasty = new() { T1 = TimeSpan.FromMilliseconds(10), T2 = TimeSpan.FromMilliseconds(40) };

    protected static ContractEnvironment<TFactory> Begin() => new();

    /// <summary>A request outside of a dialog from alice to the peer.</summary>
    protected static SipRequest Request(ISipEndpoint from, SipMethod method) => from.CreateRequest(
        method, SipUri.Parse("sip:peer@im.test"), SipAddress.Parse("<sip:alice@im.test>"), SipAddress.Parse("<sip:peer@im.test>"));

    /// <summary>An INVITE by a flow, whose local end it names as Contact.</summary>
    protected static SipRequest Invite(ISipEndpoint from, SipFlow flow)
    {
        var invite = Request(from, SipMethod.Invite);
        invite.Headers.Set(SipHeaderNames.Contact, new SipAddress(flow.ContactUri("alice")).ToString());
        return invite;
    }

    protected static DigestClient AliceDigest() => new(new SipCredentials("alice", "secret"));

    /// <summary>What a registrar or a proxy challenges with.</summary>
    protected static void Challenge(SipResponse response) => response.Headers.Set(
        response.StatusCode == 407 ? "Proxy-Authenticate" : "WWW-Authenticate",
        "Digest realm=\"im.test\", nonce=\"c0ffee\", algorithm=SHA-256, qop=\"auth\"");

    protected static async Task<T> SoonAsync<T>(Task<T> task) => await task.WaitAsync(TimeSpan.FromSeconds(20));

    protected static async Task WaitForAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }
}
