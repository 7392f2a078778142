using PluginIm.Sip.Tests.Dialogs;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.SessionTimers;

[TestClass]
public sealed class SipSessionTimerTests
{
    private static readonly SipSessionTimerOptions Options = new();
    private static readonly SipSessionTerms Refreshing = new(TimeSpan.FromSeconds(1800), IsRefresher: true);
    private static readonly SipSessionTerms Waiting = new(TimeSpan.FromSeconds(1800), IsRefresher: false);

    [TestMethod]
    public async Task A_session_is_refreshed_by_UPDATE_at_half_of_its_interval_and_lives_on()
    {
        await using var session = await Session.StartAsync();
        using var bobs = new SipSessionTimer(session.Bob, session.OfBob, Options);
        using var alices = OfAlice(session);
        session.AtBob = bobs.AnswerAsync;
        bobs.Agreed(Waiting);
        alices.Agreed(Refreshing);

        for (var refreshes = 1; refreshes <= 4; refreshes++)
        {
            session.Environment.Time.Advance(TimeSpan.FromSeconds(899));
            Assert.AreEqual(refreshes - 1, Updates(session));
            session.Environment.Time.Advance(TimeSpan.FromSeconds(1));
            var answers = refreshes + 1;
            await WaitForAsync(() => session.Environment.Network.CountSent(200) == answers);
            await WaitForAsync(() => alices.Terms == Refreshing);
        }

        var update = session.Environment.Network.Sent.OfType<SipRequest>().Last(request => request.Method == SipMethod.Update);
        Assert.AreEqual("1800;refresher=uac", update.Headers[SipHeaderNames.SessionExpires]);
        Assert.IsTrue(update.Headers.Contains(SipHeaderNames.Contact));
        Assert.IsTrue(update.Body.IsEmpty);
        Assert.AreEqual(Waiting, bobs.Terms);
        Assert.AreEqual(0, session.Environment.Network.CountSent(SipMethod.Bye));
    }

    [TestMethod]
    public async Task A_session_that_nobody_refreshes_is_ended_a_little_early()
    {
        await using var session = await Session.StartAsync();
        using var timer = OfAlice(session);
        var expired = 0;
        timer.Expired += (_, _) => expired++;
        timer.Agreed(Waiting);

        session.Environment.Time.Advance(TimeSpan.FromSeconds(1767));
        Assert.AreEqual(0, expired);
        session.Environment.Time.Advance(TimeSpan.FromSeconds(1));

        await WaitForAsync(() => session.OfBob.IsTerminated);
        Assert.AreEqual(1, expired);
        Assert.AreEqual(408, SipReason.Of(session.Environment.Network.Sent.OfType<SipRequest>().Last())?.Cause);
        Assert.AreEqual(0, Updates(session));
    }

    [TestMethod]
    [DataRow(481)]
    [DataRow(408)]
    public async Task A_refresh_that_finds_nobody_ends_the_session(int status)
    {
        await using var session = await Session.StartAsync();
        session.AtBob = received => received.RespondAsync(received.Request.Method == SipMethod.Update ? status : 200);
        using var timer = OfAlice(session);
        var expired = 0;
        timer.Expired += (_, _) => expired++;
        timer.Agreed(Refreshing);

        session.Environment.Time.Advance(TimeSpan.FromSeconds(900));

        await WaitForAsync(() => session.Environment.Network.CountSent(SipMethod.Bye) == 1);
        Assert.AreEqual(1, expired);
        Assert.IsNull(timer.Terms);
    }

    [TestMethod]
    [DataRow(491, null, 4000)]
    [DataRow(500, "7", 7000)]
    [DataRow(503, null, 5000)]
    public async Task A_refresh_that_comes_at_a_bad_time_goes_again_after_a_wait(int status, string? retryAfter, int milliseconds)
    {
        await using var session = await Session.StartAsync();
        using var bobs = new SipSessionTimer(session.Bob, session.OfBob, Options);
        using var timer = OfAlice(session);
        session.AtBob = received =>
        {
            if (Updates(session) > 1)
            {
                return bobs.AnswerAsync(received);
            }

            var refusal = SipResponse.For(received.Request, status);
            refusal.Headers.Set(SipHeaderNames.RetryAfter, retryAfter ?? "x");
            return received.RespondAsync(refusal);
        };
        timer.Agreed(Refreshing);
        session.Environment.Time.Advance(TimeSpan.FromSeconds(900));
        await WaitForAsync(() => session.Environment.Network.CountSent(status) == 1);

        // The wait starts when alice has the refusal, which only its effect shows.
        await WaitForAsync(() =>
        {
            session.Environment.Time.Advance(TimeSpan.FromMilliseconds(milliseconds) / 10);
            return Updates(session) == 2;
        });

        await WaitForAsync(() => bobs.Terms is not null);
        Assert.AreEqual(0, session.Environment.Network.CountSent(SipMethod.Bye));
    }

    [TestMethod]
    public async Task A_side_that_takes_no_UPDATE_is_left_alone()
    {
        await using var session = await Session.StartAsync();
        session.AtBob = received => received.RespondAsync(405);
        using var timer = OfAlice(session);
        timer.Agreed(Refreshing);

        session.Environment.Time.Advance(TimeSpan.FromSeconds(900));
        await WaitForAsync(() => timer.Terms is null);
        session.Environment.Time.Advance(TimeSpan.FromSeconds(3600));

        Assert.AreEqual(1, Updates(session));
        Assert.AreEqual(0, session.Environment.Network.CountSent(SipMethod.Bye));
    }

    [TestMethod]
    public async Task An_interval_of_more_than_a_lifetime_sets_no_clock_that_cannot_be_set()
    {
        await using var session = await Session.StartAsync();
        using var bobs = new SipSessionTimer(session.Bob, session.OfBob, Options);
        session.AtBob = bobs.AnswerAsync;
        var update = session.OfAlice.CreateRequest(SipMethod.Update);
        update.Headers.Set(SipHeaderNames.SessionExpires, "4294967295;refresher=uas");
        update.Headers.Set(SipHeaderNames.MinSE, "4294967295");

        Assert.AreEqual(200, (await session.SendAsync(update)).StatusCode);
        Assert.IsNotNull(bobs.Terms);
    }

    [TestMethod]
    public async Task A_request_does_not_go_again_for_an_interval_of_more_than_a_day()
    {
        await using var session = await Session.StartAsync();
        session.AtBob = received =>
        {
            var refusal = SipResponse.For(received.Request, 422);
            refusal.Headers.Set(SipHeaderNames.MinSE, "86401");
            return received.RespondAsync(refusal);
        };
        var update = session.OfAlice.CreateRequest(SipMethod.Update);
        SipSessionTerms.Ask(update, Options);

        Assert.AreEqual(422, (await session.SendAsync(update)).StatusCode);
        Assert.AreEqual(1, Updates(session));
    }

    [TestMethod]
    public async Task A_side_that_takes_no_UPDATE_is_refreshed_by_INVITE_in_the_dialog()
    {
        await using var session = await Session.StartAsync();
        using var bobs = new SipSessionTimer(session.Bob, session.OfBob, Options);
        var acks = new List<SipRequest?>();
        session.AtBob = async received =>
        {
            if (received.Request.Method != SipMethod.Invite)
            {
                await received.RespondAsync(405);
                return;
            }

            var server = new SipInviteServer(session.Bob, received, session.OfBob);
            await server.TryAcceptAsync(response => bobs.Agreed(SipSessionTerms.Agree(received.Request, response, Options)));
            acks.Add(await server.Ack);
        };
        using var timer = new SipSessionTimer(
            session.Alice, session.OfAlice, Options with { To = PeerAt(2), Description = "v=0"u8.ToArray() });
        timer.Agreed(Refreshing);

        session.Environment.Time.Advance(TimeSpan.FromSeconds(900));
        await WaitForAsync(() => acks.Count == 1 && timer.Terms == Refreshing);
        session.Environment.Time.Advance(TimeSpan.FromSeconds(900));
        await WaitForAsync(() => acks.Count == 2);

        Assert.AreEqual(1, Updates(session));
        Assert.IsTrue(acks.All(ack => ack is not null));
        Assert.AreEqual(Waiting, bobs.Terms);
        Assert.IsFalse(session.OfAlice.IsTerminated);
        Assert.AreEqual(0, session.Environment.Network.CountSent(SipMethod.Bye));
        var numbers = session.Environment.Network.Sent.OfType<SipRequest>()
            .Where(request => request.Method == SipMethod.Invite).Select(request => request.Headers.CSeq!.Value.Number).ToArray();
        CollectionAssert.AreEqual(new uint[] { 1, 3, 4 }, numbers);
    }

    [TestMethod]
    public async Task A_session_that_has_ended_is_not_refreshed()
    {
        await using var session = await Session.StartAsync();
        using var timer = OfAlice(session);
        timer.Agreed(Refreshing);
        await session.SendAsync(session.OfAlice.CreateRequest(SipMethod.Bye));

        session.Environment.Time.Advance(TimeSpan.FromSeconds(3600));

        Assert.AreEqual(0, Updates(session));
        Assert.AreEqual(1, session.Environment.Network.CountSent(SipMethod.Bye));
    }

    [TestMethod]
    public async Task UPDATE_with_an_offer_is_488_and_one_with_a_short_interval_422()
    {
        await using var session = await Session.StartAsync();
        using var bobs = new SipSessionTimer(session.Bob, session.OfBob, Options);
        session.AtBob = bobs.AnswerAsync;
        var offer = session.OfAlice.CreateRequest(SipMethod.Update);
        offer.SetBody(SessionDescription.MediaTypeName, "v=0"u8.ToArray());
        var brief = session.OfAlice.CreateRequest(SipMethod.Update);
        brief.Headers.Set(SipHeaderNames.SessionExpires, "60");

        var refused = await session.SendAsync(offer);
        Assert.AreEqual(488, refused.StatusCode);
        Assert.AreEqual("304 localhost \"the session has no other media\"", refused.Headers[SipHeaderNames.Warning]);

        // The refusal names 90 seconds, with which the same request goes again by itself.
        Assert.AreEqual(200, (await session.SendAsync(brief)).StatusCode);
        Assert.AreEqual(1, session.Environment.Network.CountSent(422));
        Assert.AreEqual(new SipSessionTerms(TimeSpan.FromSeconds(90), IsRefresher: true), bobs.Terms);
    }

    [TestMethod]
    public async Task An_invitation_goes_again_with_the_interval_that_the_other_side_wants()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = (environment.CreateInMemory(1), environment.CreateInMemory(2));
        var options = Options with { Interval = TimeSpan.FromSeconds(100) };
        var strict = Options with { Minimum = TimeSpan.FromSeconds(300) };
        SipSessionTerms? ofBob = null;
        bob.Handler = async (received, token) =>
        {
            if (SipSessionTerms.RefusalOf(received.Request, strict) is { } refusal)
            {
                await received.RespondAsync(refusal, token);
                return;
            }

            await new SipInviteServer(bob, received, SipAddress.Parse("<sip:bob@10.0.0.2:5060>"))
                .TryAcceptAsync(response => ofBob = SipSessionTerms.Agree(received.Request, response, strict));
        };
        var invite = Invite(alice);
        SipSessionTerms.Ask(invite, options);

        var result = await new SipInviteClient(alice, invite, new() { To = PeerAt(2) }).InviteAsync();

        Assert.AreEqual(2, environment.Network.CountSent(SipMethod.Invite));
        Assert.AreEqual(new SipSessionTerms(TimeSpan.FromSeconds(300), IsRefresher: true), SipSessionTerms.Of(result.Response, options));
        Assert.AreEqual(new SipSessionTerms(TimeSpan.FromSeconds(300), IsRefresher: false), ofBob);
        Assert.AreEqual("300", result.Invite.Headers[SipHeaderNames.MinSE]);
    }

    private static SipSessionTimer OfAlice(Session session) => new(session.Alice, session.OfAlice, Options with { To = PeerAt(2) });

    private static int Updates(Session session) => session.Environment.Network.CountSent(SipMethod.Update);
}
