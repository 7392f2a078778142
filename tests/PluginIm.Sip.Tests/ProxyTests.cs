using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests;

/// <summary>What a stateful proxy needs of an endpoint (RFC 3261 16), with the smallest proxy there is.</summary>
[TestClass]
public sealed class ProxyTests
{
    [TestMethod]
    public async Task An_invitation_passes_a_stateful_proxy_response_by_response_and_its_ACK_without_state()
    {
        await using var environment = new TestEnvironment();
        var (alice, proxy, bob) = Chain(environment);
        Forward(proxy);
        SipInviteServer? server = null;
        bob.Handler = async (received, _) =>
        {
            server = new SipInviteServer(bob, received, SipAddress.Parse("<sip:bob@10.0.0.3:5060>"));
            await server.TryRingAsync();
            await server.TryAcceptAsync();
        };
        var client = new SipInviteClient(alice, Invite(alice), new() { To = PeerAt(2) });
        var progress = new List<int>();
        client.Progressed += (_, provisional) => progress.Add(provisional.Response.StatusCode);

        var result = await client.InviteAsync();

        Assert.IsNotNull(await server!.Ack);
        Assert.IsTrue(result.IsAccepted);
        CollectionAssert.AreEqual(new[] { 180 }, progress);
        Assert.HasCount(1, result.Response.Headers.Vias);
        Assert.HasCount(2, server.Invite.Request.Headers.Vias);
    }

    [TestMethod]
    public async Task A_cancellation_passes_a_stateful_proxy_hop_by_hop()
    {
        await using var environment = new TestEnvironment();
        var (alice, proxy, bob) = Chain(environment);
        Forward(proxy);
        bob.Handler = async (received, _) =>
            await new SipInviteServer(bob, received, SipAddress.Parse("<sip:bob@10.0.0.3:5060>")).TryRingAsync();
        var client = new SipInviteClient(alice, Invite(alice), new() { To = PeerAt(2) });
        client.Progressed += (_, _) => client.Cancel();

        var result = await client.InviteAsync();

        Assert.AreEqual(487, result.Response.StatusCode);
        Assert.AreEqual(2, environment.Network.CountSent(SipMethod.Cancel));
    }

    private static (SipEndpoint Alice, SipEndpoint Proxy, SipEndpoint Bob) Chain(TestEnvironment environment) =>
        (environment.CreateInMemory(1),
         environment.CreateInMemory(2, options => options with { Role = SipEndpointRole.Proxy }),
         environment.CreateInMemory(3));

    private static void Forward(SipEndpoint proxy)
    {
        proxy.Handler = async (received, token) =>
        {
            var branch = await proxy.SendAsync(Next(received.Request), PeerAt(3), token);
            await using var cancelling = received.Cancelled.Register(() => branch.Cancel());
            await foreach (var response in branch.Responses)
            {
                if (response.StatusCode > 100)
                {
                    var passed = response.Clone();
                    passed.Headers.RemoveFirstValue(SipHeaderNames.Via);
                    await received.RespondAsync(passed, token);
                }
            }
        };
        proxy.AckHandler = (ack, _, token) => proxy.SendStatelessAsync(Next(ack), PeerAt(3), token);
    }

    private static SipRequest Next(SipRequest request)
    {
        var next = request.Clone();
        next.Headers.MaxForwards--;
        next.Headers.Prepend(SipHeaderNames.RecordRoute, "<sip:10.0.0.2:5060;lr>");
        return next;
    }
}
