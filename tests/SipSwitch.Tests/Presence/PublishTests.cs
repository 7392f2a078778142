using System.Text;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Sip;
using SipSwitch.Tests.Distribution;
using static SipSwitch.Tests.SwitchEnvironment;

namespace SipSwitch.Tests.Presence;

/// <summary>An agent says by PUBLISH whether they are ready (RFC 3903).</summary>
[TestClass]
public sealed class PublishTests
{
    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public async Task An_agent_who_publishes_closed_is_offered_nothing_until_they_publish_open()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));

        var closed = await amy.AskAsync(Publish(amy, "closed"));
        Assert.AreEqual(200, closed.StatusCode);
        Assert.AreEqual(480, (await kate.Invite(Points.RoutingPointAddress).InviteAsync()).Response.StatusCode);
        Assert.AreEqual(200, (await kate.AskAsync(SipMethod.Options, "sip:amy@im.test")).StatusCode);

        var open = await amy.AskAsync(Publish(amy, "open", closed.Headers["SIP-ETag"]));

        Assert.AreEqual(200, open.StatusCode);
        Assert.IsTrue((await kate.Invite(Points.RoutingPointAddress).InviteAsync()).IsAccepted);
    }

    [TestMethod]
    [DataRow("open")]
    [DataRow("expires")]
    [DataRow("withdrawn")]
    public async Task Who_gets_ready_is_offered_what_waits(string how)
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        var closed = await amy.AskAsync(Publish(amy, "closed", seconds: 60));
        var client = kate.Invite(Points.QueueAddress);
        var queued = new TaskCompletionSource();
        client.Progressed += (_, progress) => _ = progress.Response.StatusCode == 182 && queued.TrySetResult();
        var inviting = client.InviteAsync();
        await queued.Task.WaitAsync(Patience);

        if (how == "expires")
        {
            await AdvanceUntilAsync(_time, () => !amy.Received.IsEmpty, "the offer");
        }
        else
        {
            await amy.AskAsync(Publish(amy, how == "open" ? "open" : null, closed.Headers["SIP-ETag"], how == "open" ? 60 : 0));
        }

        Assert.IsTrue((await inviting).IsAccepted);
    }

    [TestMethod]
    public async Task One_open_device_is_enough()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        await amy.AskAsync(Publish(amy, "closed"));

        await amy.AskAsync(Publish(amy, "open"));

        Assert.IsTrue((await kate.Invite(Points.RoutingPointAddress).InviteAsync()).IsAccepted);
    }

    [TestMethod]
    public async Task A_refresh_without_a_document_keeps_what_was_published()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        var closed = await amy.AskAsync(Publish(amy, "closed", seconds: 60));
        _time.Advance(TimeSpan.FromSeconds(50));

        var renewed = await amy.AskAsync(Publish(amy, null, closed.Headers["SIP-ETag"], 60));
        _time.Advance(TimeSpan.FromSeconds(50));

        Assert.AreNotEqual(closed.Headers["SIP-ETag"], renewed.Headers["SIP-ETag"]);
        Assert.AreEqual(480, (await kate.Invite(Points.RoutingPointAddress).InviteAsync()).Response.StatusCode);
    }

    [TestMethod]
    public async Task Nobody_publishes_for_another()
    {
        await using var environment = await StartAsync();
        var kate = await environment.RegisterAsync("kate");
        var publish = Publish(kate, "closed");
        publish.RequestUri = SipUri.Parse("sip:amy@im.test");

        Assert.AreEqual(403, (await kate.AskAsync(publish)).StatusCode);
    }

    [TestMethod]
    public async Task A_faulty_publication_is_refused_with_what_would_do()
    {
        await using var environment = await StartAsync();
        var amy = await environment.RegisterAsync("amy");
        var otherEvent = Publish(amy, "closed");
        otherEvent.Headers.Set("Event", "dialog");
        var otherType = Publish(amy, "closed");
        otherType.Headers.ContentType = "text/plain";
        var noPresence = Publish(amy, "perhaps");
        var entity = Publish(amy, null);
        entity.SetBody("application/pidf+xml", "<!DOCTYPE p [<!ENTITY e \"x\">]><presence/>"u8.ToArray());

        Assert.AreEqual("presence", (await amy.AskAsync(otherEvent)).Headers["Allow-Events"]);
        Assert.AreEqual("application/pidf+xml", (await amy.AskAsync(otherType)).Headers["Accept"]);
        Assert.AreEqual(400, (await amy.AskAsync(noPresence)).StatusCode);
        Assert.AreEqual(400, (await amy.AskAsync(entity)).StatusCode);
        Assert.AreEqual(400, (await amy.AskAsync(Publish(amy, null))).StatusCode);
        Assert.AreEqual(412, (await amy.AskAsync(Publish(amy, "open", "unknown"))).StatusCode);
        Assert.AreEqual("10", (await amy.AskAsync(Publish(amy, "open", seconds: 3))).Headers["Min-Expires"]);
    }

    private static SipRequest Publish(Agent agent, string? basic, string? tag = null, int seconds = 600)
    {
        var request = agent.Request(SipMethod.Parse("PUBLISH"), agent.Address.ToString());
        request.Headers.Set("Event", "presence");
        request.Headers.Expires = seconds;
        if (tag is not null)
        {
            request.Headers.Set("SIP-If-Match", tag);
        }

        if (basic is not null)
        {
            request.SetBody(
                "application/pidf+xml",
                Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><presence xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\"{agent.Address}\">"
                    + $"<tuple id=\"im\"><status><basic>{basic}</basic></status></tuple></presence>"));
        }

        return request;
    }

    private Task<SwitchEnvironment> StartAsync() =>
        SwitchEnvironment.StartAsync(options => options with { Points = [Points.RoutingPoint("amy"), Points.Queue("amy")] }, _time);
}
