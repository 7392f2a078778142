using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Sip;
using static SipSwitch.Tests.SwitchEnvironment;

namespace SipSwitch.Tests.Forwarding;

/// <summary>What the switch refuses, and what it does to what it forwards.</summary>
[TestClass]
public sealed class ProxyTests
{
    [TestMethod]
    [DataRow("sip:amy@im.test", 480)]
    [DataRow("sip:nobody@im.test", 404)]
    [DataRow("sip:amy@elsewhere.test", 403)]
    [DataRow("tel:+4912345", 416)]
    [DataRow("sip:im.test", 405)]
    public async Task A_request_without_a_target_is_refused(string target, int status)
    {
        await using var environment = await StartAsync();
        var kate = await environment.ConnectAsync("kate");
        var request = kate.Request(SipMethod.Message, "sip:amy@im.test");
        request.RequestUri = SipUri.Parse(target);

        Assert.AreEqual(status, (await kate.AskAsync(request)).StatusCode);
    }

    [TestMethod]
    public async Task The_switch_itself_answers_OPTIONS()
    {
        await using var environment = await StartAsync();
        var kate = await environment.ConnectAsync("kate");

        Assert.AreEqual(200, (await kate.AskAsync(SipMethod.Options, "sip:im.test")).StatusCode);
    }

    [TestMethod]
    [DataRow("INVITE")]
    [DataRow("MESSAGE")]
    [DataRow("OPTIONS")]
    public async Task A_stranger_is_challenged(string method)
    {
        await using var environment = await StartAsync();
        var kate = await environment.ConnectAsync("kate");
        await environment.RegisterAsync("amy");

        var answer = await kate.Endpoint.RequestAsync(kate.Request(SipMethod.Parse(method), "sip:amy@im.test"));

        Assert.AreEqual(407, answer.StatusCode);
        Assert.HasCount(2, answer.Headers.GetValues("Proxy-Authenticate"));
    }

    [TestMethod]
    public async Task A_request_that_claims_to_be_in_a_dialog_is_challenged_too()
    {
        await using var environment = await StartAsync();
        var amy = await environment.RegisterAsync("amy");
        var kate = await environment.ConnectAsync("kate");
        var request = kate.Request(SipMethod.Message, "sip:amy@im.test");
        request.Headers.To = request.Headers.To!.WithTag("made-up");

        Assert.AreEqual(407, (await kate.Endpoint.RequestAsync(request)).StatusCode);
        Assert.IsEmpty(amy.Received);
    }

    [TestMethod]
    public async Task Nobody_sends_in_another_name()
    {
        await using var environment = await StartAsync();
        var amy = await environment.RegisterAsync("amy");
        var kate = await environment.ConnectAsync("kate");
        var request = kate.Request(SipMethod.Message, "sip:amy@im.test");
        request.Headers.From = SipAddress.Parse("<sip:amit@im.test>;tag=1");

        Assert.AreEqual(403, (await kate.AskAsync(request)).StatusCode);
        Assert.IsEmpty(amy.Received);
    }

    [TestMethod]
    public async Task What_a_sender_asserts_is_replaced_by_who_they_are()
    {
        await using var environment = await StartAsync();
        var amy = await environment.RegisterAsync("amy");
        var kate = await environment.ConnectAsync("kate");
        var request = kate.Request(SipMethod.Message, "sip:amy@im.test");
        request.Headers.Set("P-Asserted-Identity", "<sip:boss@im.test>");

        Assert.AreEqual(200, (await kate.AskAsync(request)).StatusCode);
        CollectionAssert.AreEqual(new[] { "<sip:kate@im.test>" }, amy.Received.Single().Headers.GetValues("P-Asserted-Identity").ToArray());
    }

    [TestMethod]
    public async Task A_foreign_route_is_not_followed()
    {
        await using var environment = await StartAsync();
        var kate = await environment.ConnectAsync("kate");
        var request = kate.Request(SipMethod.Message, "sip:amy@im.test");
        request.Headers.Add("Route", "<sip:198.51.100.1;lr>");

        Assert.AreEqual(403, (await kate.AskAsync(request)).StatusCode);
    }

    [TestMethod]
    public async Task Each_hop_costs_one_of_Max_Forwards_and_none_left_is_483()
    {
        await using var environment = await StartAsync();
        var amy = await environment.RegisterAsync("amy");
        var kate = await environment.ConnectAsync("kate");
        var last = kate.Request(SipMethod.Message, "sip:amy@im.test");
        last.Headers.MaxForwards = 1;
        var none = kate.Request(SipMethod.Message, "sip:amy@im.test");
        none.Headers.MaxForwards = 0;

        Assert.AreEqual(200, (await kate.AskAsync(last)).StatusCode);
        Assert.AreEqual(483, (await kate.AskAsync(none)).StatusCode);
        Assert.AreEqual(0, amy.Received.Single().Headers.MaxForwards);
    }

    [TestMethod]
    public async Task An_extension_that_the_proxy_must_know_is_refused_by_name()
    {
        await using var environment = await StartAsync();
        var kate = await environment.ConnectAsync("kate");
        var request = kate.Request(SipMethod.Message, "sip:amy@im.test");
        request.Headers.Set("Proxy-Require", "privacy");

        var answer = await kate.AskAsync(request);

        Assert.AreEqual(420, answer.StatusCode);
        Assert.AreEqual("privacy", answer.Headers["Unsupported"]);
    }

    [TestMethod]
    public async Task A_request_that_comes_back_unchanged_is_a_loop()
    {
        await using var environment = await StartAsync();
        var kate = await environment.ConnectAsync("kate");
        var amy = await environment.RegisterAsync("amy");
        var back = new TaskCompletionSource<SipResponse>();
        amy.Endpoint.Handler = async (transaction, token) =>
        {
            var again = transaction.Request.Clone();
            again.RequestUri = amy.Address;
            var sent = await amy.Endpoint.SendAsync(again, cancellationToken: token);
            back.SetResult(await sent.Final.WaitAsync(token));
            await transaction.RespondAsync(482, null, token);
        };

        var answer = await kate.AskAsync(SipMethod.Message, "sip:amy@im.test");

        Assert.AreEqual(482, (await back.Task.WaitAsync(Patience)).StatusCode);
        Assert.AreEqual(482, answer.StatusCode);
    }

    [TestMethod]
    public async Task Too_many_requests_under_way_are_told_to_come_later()
    {
        await using var environment = await StartAsync(options => options with { Limits = new SwitchLimits { MaxPendingRequests = 0 } });
        var kate = await environment.ConnectAsync("kate");

        var answer = await kate.AskAsync(SipMethod.Message, "sip:amy@im.test");

        Assert.AreEqual(503, answer.StatusCode);
        Assert.AreEqual("5", answer.Headers["Retry-After"]);
    }

    [TestMethod]
    [DataRow(null, 190)]
    [DataRow(400, 400)]
    public async Task Ringing_without_end_is_cancelled_by_timer_C(int? option, int expected)
    {
        var time = new FakeTimeProvider();
        await using var environment = await StartAsync(
            options => option is { } seconds ? options with { TimerC = TimeSpan.FromSeconds(seconds) } : options, time);
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        amy.OnInvite = invitation => invitation.TryRingAsync();
        var client = kate.Invite("sip:amy@im.test");
        var rings = new TaskCompletionSource();
        client.Progressed += (_, provisional) => _ = provisional.Response.StatusCode == 180 && rings.TrySetResult();

        var inviting = client.InviteAsync();
        await rings.Task.WaitAsync(Patience);
        time.Advance(TimeSpan.FromSeconds(expected - 1));
        Assert.IsFalse(inviting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.AreEqual(487, (await inviting).Response.StatusCode);
    }

    [TestMethod]
    public async Task To_another_request_than_an_INVITE_nobody_answers_408()
    {
        var time = new FakeTimeProvider();
        await using var environment = await StartAsync(time: time);
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        var arrived = new TaskCompletionSource();
        amy.Endpoint.Handler = (_, _) =>
        {
            arrived.TrySetResult();
            return Task.CompletedTask;
        };
        await kate.AskAsync(SipMethod.Options, "sip:im.test");
        var message = kate.Request(SipMethod.Message, "sip:amy@im.test");
        kate.Digest.AuthorizeAgain(message);
        var answers = new ConcurrentQueue<int>();

        var sent = await kate.Endpoint.SendAsync(message);
        var following = FollowAsync(sent, answers);
        await arrived.Task.WaitAsync(Patience);
        time.Advance(TimeSpan.FromSeconds(3));
        await kate.AskAsync(SipMethod.Options, "sip:im.test");
        Assert.IsEmpty(answers);
        time.Advance(TimeSpan.FromSeconds(1));
        await WaitForAsync(() => !answers.IsEmpty, "the 100");
        time.Advance(TimeSpan.FromSeconds(33));
        await kate.AskAsync(SipMethod.Options, "sip:im.test");
        await kate.AskAsync(SipMethod.Options, "sip:im.test");

        CollectionAssert.AreEqual(new[] { 100 }, answers.ToArray());
        Assert.IsFalse(following.IsCompleted);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Of_another_request_than_an_INVITE_no_provisional_response_is_passed(int devices)
    {
        await using var environment = await StartAsync();
        var kate = await environment.RegisterAsync("kate");
        for (var device = 0; device < devices; device++)
        {
            (await environment.RegisterAsync("amy")).Endpoint.Handler = async (transaction, cancellationToken) =>
            {
                await transaction.RespondAsync(183, null, cancellationToken);
                await transaction.RespondAsync(200, null, cancellationToken);
            };
        }

        var message = kate.Request(SipMethod.Message, "sip:amy@im.test");
        await kate.AskAsync(SipMethod.Options, "sip:im.test");
        kate.Digest.AuthorizeAgain(message);
        var answers = new ConcurrentQueue<int>();

        await FollowAsync(await kate.Endpoint.SendAsync(message), answers);

        CollectionAssert.AreEqual(new[] { 200 }, answers.ToArray());
    }

    [TestMethod]
    public async Task A_draw_of_contacts_of_another_user_is_in_vain()
    {
        await using var environment = await StartAsync();
        var (kate, amy, amit) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"), await environment.RegisterAsync("amit"));
        var dialog = (await kate.Invite("sip:amy@im.test").InviteAsync()).Dialog!;
        var thief = amit.Request(SipMethod.Register, "sip:amit@im.test");
        thief.Headers.Set("Contact", amy.Contact.ToString());

        Assert.AreEqual(200, (await amit.AskAsync(thief)).StatusCode);
        Assert.AreEqual(200, (await kate.SayAsync(dialog, "for Amy alone")).StatusCode);

        Assert.AreEqual("MESSAGE", amy.Received.Last().Method.Name);
        Assert.IsEmpty(amit.Received);
    }

    private static async Task FollowAsync(SipClientTransaction transaction, ConcurrentQueue<int> answers)
    {
        await foreach (var response in transaction.Responses)
        {
            answers.Enqueue(response.StatusCode);
        }
    }
}
