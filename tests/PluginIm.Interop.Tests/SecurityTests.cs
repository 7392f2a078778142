using System.Text;
using PluginIm.Interop.Tests.Environment;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

/// <summary>What the configuration of Kamailio refuses.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "Kamailio is a package of Debian: there is nothing to test against on other systems.")]
public sealed class SecurityTests
{
    [TestMethod]
    public async Task A_wrong_password_is_refused_and_after_some_the_right_one_too()
    {
        await using var interop = await InteropEnvironment.StartAsync(With("IM_FAILURES", "3"));
        var thief = await interop.CreateAgentAsync("kate", password: "guess");
        var kate = await interop.CreateAgentAsync("kate");
        var amy = await interop.CreateAgentAsync("amy");

        var first = await thief.AskAsync(SipMethod.Register, "kate");
        await Waiting.UntilAsync(async () => (await thief.AskAsync(SipMethod.Register, "kate")).StatusCode == 403, "the lock");
        var locked = await kate.AskAsync(SipMethod.Register, "kate");
        var other = await amy.AskAsync(SipMethod.Register, "amy");

        Assert.AreEqual((401, 403, 200), (first.StatusCode, locked.StatusCode, other.StatusCode));
        Assert.Contains("wrong name or password for kate", interop.Switch.Output);
    }

    [TestMethod]
    public async Task Nobody_speaks_under_another_name()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");
        var amy = await interop.SignInAsync("amy");
        var other = SipAddress.Parse("<sip:tom@im.test>");

        var message = await kate.AskAsync(kate.Endpoint.CreateRequest(SipMethod.Message, amy.Address, other, new SipAddress(amy.Address)));
        var registration = await kate.AskAsync(
            kate.Endpoint.CreateRequest(SipMethod.Register, SipUri.Parse("sip:im.test"), new SipAddress(kate.Address), new SipAddress(amy.Address)));

        Assert.AreEqual((403, 403), (message.StatusCode, registration.StatusCode));
        Assert.IsEmpty(amy.Received);
    }

    [TestMethod]
    public async Task An_identity_that_the_sender_asserts_itself_is_replaced()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");
        var amy = await interop.SignInAsync("amy");
        amy.OnInvite = invitation => invitation.TryAcceptAsync(response => response.Headers.Set(SipHeaderNames.PAssertedIdentity, "<sip:boss@im.test>"));

        var result = await kate.Invite("amy", invite => invite.Headers.Set(SipHeaderNames.PAssertedIdentity, "<sip:boss@im.test>")).InviteAsync();

        var received = await amy.NextAsync(SipMethod.Invite);
        CollectionAssert.AreEqual(new[] { "<sip:kate@im.test>" }, received.Headers.GetValues(SipHeaderNames.PAssertedIdentity).ToArray());
        CollectionAssert.AreEqual(new[] { "<sip:amy@im.test>" }, result.Response.Headers.GetValues(SipHeaderNames.PAssertedIdentity).ToArray());
    }

    [TestMethod]
    public async Task Nothing_is_relayed_to_elsewhere_by_any_way()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");
        var victim = await interop.CreateAgentAsync("tom", SipTransport.Udp);
        var target = $"sip:victim@127.0.0.1:{victim.Endpoint.LocalPeers[0].Port}";
        var stranger = kate.Endpoint.CreateRequest(
            SipMethod.Message, kate.Address, SipAddress.Parse("<sip:x@example.net>"), new SipAddress(kate.Address));
        var routed = kate.Request(SipMethod.Message, "sip:amy@example.net");
        routed.Headers.Set(SipHeaderNames.Route, $"<{target};lr>");
        var forged = kate.Request(SipMethod.Message, target);
        forged.Headers.To = forged.Headers.To!.WithTag("forged");
        forged.Headers.Set(SipHeaderNames.Route, $"<sip:127.0.0.1:{interop.Switch.Port};transport=tcp;lr;k=0123456789abcdef0123456789abcdef>");
        var unproven = kate.Request(SipMethod.Message, target);
        unproven.Headers.To = unproven.Headers.To!.WithTag("forged");
        unproven.Headers.Set(SipHeaderNames.Route, $"<sip:127.0.0.1:{interop.Switch.Port};transport=tcp;lr>");

        Assert.AreEqual(403, (await kate.AskAsync(SipMethod.Message, target)).StatusCode);
        Assert.AreEqual(403, (await kate.AskAsync(stranger)).StatusCode);
        Assert.AreEqual(403, (await kate.AskAsync(routed)).StatusCode);
        Assert.AreEqual(481, (await kate.AskAsync(forged)).StatusCode);
        Assert.AreEqual(481, (await kate.AskAsync(unproven)).StatusCode);
        Assert.IsEmpty(victim.Received);
    }

    [TestMethod]
    public async Task A_way_that_was_recorded_for_one_call_serves_no_other()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");
        await interop.SignInAsync("amy");
        var dialog = (await kate.Invite("amy").InviteAsync()).Dialog!;
        var other = dialog.CreateRequest(SipMethod.Message);
        other.Headers.CallId = "another-call";

        var refused = await kate.AskAsync(other);
        var passed = await kate.SayAsync(dialog, "Hello");

        Assert.AreEqual((481, 200), (refused.StatusCode, passed.StatusCode));
    }

    [TestMethod]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Tls)]
    public async Task A_message_above_the_limit_is_refused_and_costs_nobody_the_connection(SipTransport transport)
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate", transport);
        var amy = await interop.SignInAsync("amy", transport);

        var largest = await kate.TellAsync("amy", new string('x', 15_000));
        var tooLarge = await kate.TellAsync("amy", new string('x', 17_000));
        var after = await kate.TellAsync("amy", "still here");

        Assert.AreEqual((200, 513, 200), (largest.StatusCode, tooLarge.StatusCode, after.StatusCode));
        CollectionAssert.AreEqual(new[] { 15_000, 10 }, amy.Texts.Select(text => text.Length).ToArray());
        Assert.AreEqual(SipRegistrationState.Registered, kate.Registration.Status.State);
    }

    [TestMethod]
    public async Task One_user_sends_so_many_requests_a_minute_and_no_more()
    {
        await using var interop = await InteropEnvironment.StartAsync(With("IM_REQUESTS_PER_USER", "3"));
        var kate = await interop.SignInAsync("kate");
        var amy = await interop.SignInAsync("amy");
        var statuses = new List<int>();

        for (var i = 0; i < 4; i++)
        {
            statuses.Add((await kate.TellAsync("amy", "Hello")).StatusCode);
        }

        var others = await amy.TellAsync("kate", "Hello");

        CollectionAssert.AreEqual(new[] { 200, 200, 200, 480 }, statuses);
        Assert.AreEqual(200, others.StatusCode);
    }

    [TestMethod]
    public async Task An_address_that_floods_is_not_answered_for_a_while()
    {
        await using var interop = await InteropEnvironment.StartAsync(With("IM_REQUESTS_PER_ADDRESS", "20"));
        var flood = await interop.CreateAgentAsync("kate", SipTransport.Udp);

        await Waiting.UntilAsync(
            async () =>
            {
                var request = flood.Request(SipMethod.Options, "amy");
                await flood.Endpoint.SendAsync(request);
                return interop.Switch.Output.Contains("127.0.0.1 floods", StringComparison.Ordinal);
            },
            "the flood to be seen");
    }

    [TestMethod]
    public async Task No_text_and_no_password_stands_in_the_log()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");
        await interop.SignInAsync("amy");

        await kate.TellAsync("amy", "the-secret-text");
        await kate.TellAsync("tom", "the-secret-text");
        await kate.Invite("nobody", invite => invite.SetBody("text/plain", Encoding.UTF8.GetBytes("the-secret-text"))).InviteAsync();

        Assert.DoesNotContain("the-secret-text", interop.Switch.Output);
        Assert.DoesNotContain("pw-kate", interop.Switch.Output);
    }

    /// <summary>A connection refused, and a name that nobody knows: codes that RFC 3261 does not know, and which count as a 400 (8.1.3.2).</summary>
    [TestMethod]
    [DataRow("127.0.0.1:9;transport=tcp", 477)]
    [DataRow("nowhere.invalid;transport=tcp", 478)]
    public async Task A_device_that_cannot_be_reached_is_told_with_codes_of_its_own(string device, int status)
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate");
        var tom = await interop.CreateAgentAsync("tom", SipTransport.Udp);
        var registration = tom.Endpoint.CreateRequest(
            SipMethod.Register, SipUri.Parse("sip:im.test"), new SipAddress(tom.Address), new SipAddress(tom.Address));
        registration.Headers.Set(SipHeaderNames.Contact, $"<sip:tom@{device}>");
        Assert.AreEqual(200, (await tom.AskAsync(registration)).StatusCode);

        var told = await kate.TellAsync("tom", "Hello");

        Assert.AreEqual(status, told.StatusCode);
        Assert.IsFalse(told.IsSuccess);
    }

    private static Peers.KamailioOptions With(string name, string value) => new() { Values = new Dictionary<string, string> { [name] = value } };
}
