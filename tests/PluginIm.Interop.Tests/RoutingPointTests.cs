using System.Text;
using PluginIm.Interop.Tests.Environment;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

/// <summary>Routing Points of Kamailio: one agent at a time, until one accepts.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "Kamailio is a package of Debian: there is nothing to test against on other systems.")]
public sealed class RoutingPointTests
{
    [TestMethod]
    public async Task The_first_agent_rejects_the_second_times_out_the_third_accepts_and_the_caller_sees_who()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(2, "amy", "nora", "tom"));
        var kate = await interop.SignInAsync("kate", SipTransport.Tls);
        var amy = await interop.SignInAsync("amy");
        var nora = await interop.SignInAsync("nora", SipTransport.Udp);
        var tom = await interop.SignInAsync("tom", SipTransport.Tls);
        amy.OnInvite = invitation => invitation.TryRejectAsync(603);
        nora.OnInvite = invitation => invitation.TryRingAsync();

        var result = await kate.Invite("help").InviteAsync();
        var said = await kate.SayAsync(result.Dialog!, "Hello Tom");

        Assert.AreEqual("<sip:tom@im.test>", result.Response.Headers[SipHeaderNames.PAssertedIdentity]);
        Assert.AreEqual(200, said.StatusCode);
        CollectionAssert.AreEqual(new[] { "Hello Tom" }, tom.Texts);
        var offered = await nora.NextInvitationAsync();
        await Waiting.ForAsync(() => offered.Cancelled.IsCancellationRequested, "the CANCEL at the one who did not answer");
        Assert.HasCount(1, amy.Invitations);
        Assert.AreEqual("<sip:help@im.test>", (await tom.NextInvitationAsync()).Invite.Request.Headers.To!.ToString());
    }

    [TestMethod]
    [DataRow(486)]
    [DataRow(480)]
    public async Task A_busy_agent_is_passed_over(int status)
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(20, "amy", "tom"));
        var kate = await interop.SignInAsync("kate");
        var amy = await interop.SignInAsync("amy");
        await interop.SignInAsync("tom");
        amy.OnInvite = invitation => invitation.TryRejectAsync(status);

        var result = await kate.Invite("help").InviteAsync();

        Assert.AreEqual("<sip:tom@im.test>", result.Response.Headers[SipHeaderNames.PAssertedIdentity]);
    }

    [TestMethod]
    public async Task Whoever_was_offered_something_longest_ago_is_the_next()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(20, "amy", "tom"));
        var kate = await interop.SignInAsync("kate");
        await interop.SignInAsync("amy");
        await interop.SignInAsync("tom");

        var first = await kate.Invite("help").InviteAsync();
        var second = await kate.Invite("help").InviteAsync();

        Assert.AreEqual("<sip:amy@im.test>", first.Response.Headers[SipHeaderNames.PAssertedIdentity]);
        Assert.AreEqual("<sip:tom@im.test>", second.Response.Headers[SipHeaderNames.PAssertedIdentity]);
    }

    [TestMethod]
    public async Task With_nobody_ready_the_caller_hears_so()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(20, "amy", "tom", "kate") with
        {
            Sql = [.. KamailioOptions.RoutingPoint(20, "amy", "tom", "kate").Sql, "UPDATE subscriber SET im_ready = 0 WHERE username = 'amy';"],
        });
        var kate = await interop.SignInAsync("kate");
        var amy = await interop.SignInAsync("amy");

        var result = await kate.Invite("help").InviteAsync();

        Assert.AreEqual((480, "No agent is ready"), (result.Response.StatusCode, result.Response.ReasonPhrase));
        Assert.IsEmpty(amy.Invitations);
        Assert.IsEmpty(kate.Invitations);
    }

    [TestMethod]
    public async Task When_all_have_refused_the_caller_hears_that_nobody_is_ready()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(20, "amy", "tom"));
        var kate = await interop.SignInAsync("kate");
        var (amy, tom) = (await interop.SignInAsync("amy"), await interop.SignInAsync("tom"));
        amy.OnInvite = tom.OnInvite = invitation => invitation.TryRejectAsync(603);

        var result = await kate.Invite("help").InviteAsync();

        Assert.AreEqual((480, "No agent is ready"), (result.Response.StatusCode, result.Response.ReasonPhrase));
    }

    [TestMethod]
    public async Task A_caller_who_cancels_withdraws_the_offer_and_nobody_else_gets_one()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(20, "amy", "tom"));
        var kate = await interop.SignInAsync("kate");
        var (amy, tom) = (await interop.SignInAsync("amy"), await interop.SignInAsync("tom"));
        amy.OnInvite = invitation => invitation.TryRingAsync();
        var client = kate.Invite("help");
        var inviting = client.InviteAsync();
        var offered = await amy.NextInvitationAsync();
        await Waiting.ForAsync(() => client.EarlyDialogs.Count == 1, "the ringing");

        client.Cancel("SIP;cause=408");

        Assert.AreEqual(487, (await inviting).Response.StatusCode);
        await Waiting.ForAsync(() => offered.Cancelled.IsCancellationRequested, "the CANCEL");
        Assert.IsEmpty(tom.Invitations);
    }

    [TestMethod]
    public async Task What_is_asked_of_a_Routing_Point_is_asked_of_a_ready_agent()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(20, "amy", "tom"));
        var kate = await interop.SignInAsync("kate");
        var tom = await interop.SignInAsync("tom");
        tom.OnRequest = transaction =>
        {
            var answer = SipResponse.For(transaction.Request, 200);
            answer.Headers.Set(SipHeaderNames.Accept, "application/vnd.pluginim.case+json");
            return transaction.RespondAsync(answer);
        };

        var answer = await kate.AskAsync(SipMethod.Options, "help");

        Assert.AreEqual("application/vnd.pluginim.case+json", answer.Headers[SipHeaderNames.Accept]);
    }

    [TestMethod]
    public async Task An_agent_whose_presence_is_closed_is_offered_nothing_until_it_is_open()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.RoutingPoint(20, "amy", "tom") with { Enabled = ["WITH_PRESENCE"] });
        var kate = await interop.SignInAsync("kate");
        var amy = await interop.SignInAsync("amy");
        await interop.SignInAsync("tom");

        var closed = await PublishAsync(amy, "closed", null);
        var first = await kate.Invite("help").InviteAsync();
        var open = await PublishAsync(amy, "open", closed.Headers[SipHeaderNames.SipETag]);
        var second = await kate.Invite("help").InviteAsync();

        Assert.AreEqual((200, 200), (closed.StatusCode, open.StatusCode));
        Assert.AreEqual("<sip:tom@im.test>", first.Response.Headers[SipHeaderNames.PAssertedIdentity]);
        Assert.AreEqual("<sip:amy@im.test>", second.Response.Headers[SipHeaderNames.PAssertedIdentity]);
    }

    private static Task<SipResponse> PublishAsync(Agent agent, string status, string? tag)
    {
        var publication = agent.Request(SipMethod.Parse("PUBLISH"), agent.User);
        publication.Headers.Set(SipHeaderNames.Event, "presence");
        publication.Headers.Expires = 600;
        if (tag is not null)
        {
            publication.Headers.Set(SipHeaderNames.SipIfMatch, tag);
        }

        publication.SetBody("application/pidf+xml", Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:{agent.User}@im.test">
              <tuple id="im"><status><basic>{status}</basic></status></tuple>
            </presence>
            """));
        return agent.AskAsync(publication);
    }
}
