using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests;

/// <summary>A channel over real sockets against a peer that the test plays.</summary>
[TestClass]
public sealed class SipImCarrierTests
{
    private const string Text = "Zoë – „grüß Gott\" ✓ 👍";
    private static readonly ImParty Kate = new("sip:kmilburn@im.test", "kmilburn", "Kate Milburn");
    private static readonly ImParty Amy = new("sip:amiller@im.test", "amiller", "Amy Miller");

    private readonly FakeLogCollector _log = new();

    [TestMethod]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Udp)]
    public Task An_accepted_session_carries_messages_both_ways_until_the_peer_ends_it(SipTransport transport) => RunAsync(transport, async (channel, peer) =>
    {
        var session = channel.StartSession(Amy).Session!;
        session.Send("Hello");
        await WaitForAsync(() => session.State == ImSessionState.Connected, "the acceptance");

        session.Send(Text);
        await WaitForAsync(() => session.Transcript.OfType<TranscriptMessage>().Count(m => m.Delivery == ImDelivery.Delivered) == 2, "both delivered");
        Assert.AreEqual(200, (await peer.SendInDialogAsync(SipMethod.Message, Text)).StatusCode);
        Assert.AreEqual(200, (await peer.SendInDialogAsync(SipMethod.Bye)).StatusCode);

        await WaitForAsync(() => session.State == ImSessionState.Ended, "the end");
        Assert.AreEqual(ImEndReasonKind.EndedByPeer, session.EndReason!.Kind);
        CollectionAssert.AreEqual(
            new[] { "Hello", Text, Text }, session.Transcript.OfType<TranscriptMessage>().Select(message => message.Text).ToArray());
        var invite = peer.Received.Single(request => request.Method == SipMethod.Invite);
        StringAssert.StartsWith(invite.Headers.ContentType, "multipart/mixed;boundary=");
        StringAssert.StartsWith(invite.Headers[SipHeaderNames.SessionId], session.Id);
        Assert.AreEqual(30, invite.Headers.Expires);
    });

    [TestMethod]
    [DataRow(603, ImEndReasonKind.Rejected)]
    [DataRow(480, ImEndReasonKind.NoAnswer)]
    [DataRow(404, ImEndReasonKind.Failed)]
    public Task The_answer_to_the_invitation_decides(int status, ImEndReasonKind expected) => RunAsync(SipTransport.Tcp, async (channel, peer) =>
    {
        peer.AnswerToInvite = status;
        var session = channel.StartSession(Amy).Session!;

        session.Send("Hello");

        await WaitForAsync(() => session.State == ImSessionState.Ended, "the end");
        Assert.AreEqual((expected, (int?)status), (session.EndReason!.Kind, session.EndReason.Status));
    });

    [TestMethod]
    public Task Ending_a_connected_session_says_bye() => RunAsync(SipTransport.Tcp, async (channel, peer) =>
    {
        var session = channel.StartSession(Amy).Session!;
        session.Send("Hello");
        await WaitForAsync(() => session.State == ImSessionState.Connected, "the acceptance");

        await session.EndAsync();

        Assert.IsTrue(peer.Received.Any(request => request.Method == SipMethod.Bye));
    });

    [TestMethod]
    [DataRow("OPTIONS", null, "", 200)]
    [DataRow("MESSAGE", "text/html", "Hello", 415)]
    [DataRow("MESSAGE", "text/plain;charset=ISO-8859-1", "Hello", 415)]
    [DataRow("MESSAGE", "message/imdn+xml", "Hello", 400)]
    [DataRow("INVITE", "application/sdp", "this is no sdp", 400)]
    [DataRow("INVITE", "text/plain", "Hello", 415)]
    [DataRow("BYE", null, "", 481)]
    [DataRow("UPDATE", null, "", 481)]
    [DataRow("JUGGLE", null, "", 405)]
    public Task A_request_outside_of_a_session_gets_its_answer(string method, string? contentType, string body, int expected) =>
        RunAsync(SipTransport.Tcp, async (channel, peer) =>
        {
            var response = await peer.SendAsync(SipMethod.Parse(method), contentType, System.Text.Encoding.UTF8.GetBytes(body));

            Assert.AreEqual(expected, response.StatusCode);
            Assert.IsEmpty(channel.Sessions);
        });

    [TestMethod]
    [DataRow("BYE")]
    [DataRow("UPDATE")]
    public Task A_request_that_finds_its_session_over_is_nothing_to_warn_of(string method) => RunAsync(SipTransport.Tcp, async (_, peer) =>
    {
        Assert.AreEqual(481, (await peer.SendAsync(SipMethod.Parse(method), null, [])).StatusCode);

        var line = _log.GetSnapshot().Single(record => record.Message.StartsWith($"{method} from", StringComparison.Ordinal));
        Assert.AreEqual(LogLevel.Information, line.Level, line.Message);
    });

    [TestMethod]
    [DataRow(true, 200)]
    [DataRow(false, 603)]
    public Task A_received_invitation_is_answered_by_the_agent(bool accepts, int expected) => RunAsync(SipTransport.Tcp, async (channel, peer) =>
    {
        var invitations = new ConcurrentQueue<ImInvitation>();
        channel.InvitationReceived += (_, received) => invitations.Enqueue(received);
        var inviting = peer.CreateInvitation(Text).InviteAsync();
        ImInvitation? invitation = null;
        await WaitForAsync(() => invitations.TryDequeue(out invitation), "the invitation");

        await (accepts ? invitation!.AcceptAsync() : invitation!.RejectAsync());

        var response = (await inviting).Response;
        Assert.AreEqual((expected, accepts ? null : new CarrierSettlement(null)), (response.StatusCode, accepts ? null : Farewell.Read(response, invitation!.Session.Id)));
        Assert.AreEqual((Text, "amiller"), (invitation.FirstMessage, invitation.From.Logon));
        Assert.AreEqual(accepts ? ImSessionState.Connected : ImSessionState.Ended, invitation.Session.State);
        if (accepts)
        {
            invitation.Session.Send("Hello");
            await WaitForAsync(() => peer.Received.Any(request => request.Method == SipMethod.Message), "the message");
        }
    });

    [TestMethod]
    [DataRow("SIP;cause=408", ImInvitationOutcome.Expired)]
    [DataRow("SIP;cause=200;text=\"Call completed elsewhere\"", ImInvitationOutcome.AnsweredElsewhere)]
    [DataRow(null, ImInvitationOutcome.Cancelled)]
    public Task A_cancelled_invitation_is_withdrawn_with_its_reason(string? reason, ImInvitationOutcome expected) =>
        RunAsync(SipTransport.Tcp, async (channel, peer) =>
        {
            var outcomes = new ConcurrentQueue<ImInvitationOutcome>();
            channel.InvitationReceived += (_, received) => received.Closed += (_, outcome) => outcomes.Enqueue(outcome);
            var client = peer.CreateInvitation(Text);
            var inviting = client.InviteAsync();
            await WaitForAsync(() => channel.Sessions.Count == 1 && client.EarlyDialogs.Count == 1, "the ringing");

            client.Cancel(reason);

            Assert.AreEqual(487, (await inviting).Response.StatusCode);
            await WaitForAsync(() => !outcomes.IsEmpty, "the outcome");
            CollectionAssert.AreEqual(new[] { expected }, outcomes.ToArray());
        });

    [TestMethod]
    public Task Nobody_answers_in_time_and_the_invitation_is_cancelled_for_that() => RunAsync(
        SipTransport.Tcp,
        async (channel, peer) =>
        {
            peer.AnswerToInvite = 180;
            var session = channel.StartSession(Amy).Session!;

            session.Send("Hello?");

            await WaitForAsync(() => session.State == ImSessionState.Ended, "the end");
            Assert.AreEqual(ImEndReasonKind.NoAnswer, session.EndReason!.Kind);
            await WaitForAsync(() => peer.CancelReason is not null, "the CANCEL");
            StringAssert.StartsWith(peer.CancelReason, "SIP;cause=408");
        },
        new ImOptions { ToastTimeout = TimeSpan.FromSeconds(1) });

    [TestMethod]
    public Task A_session_is_refreshed_by_UPDATE_before_it_expires()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        return RunAsync(
            SipTransport.Udp,
            async (channel, peer) =>
            {
                peer.SessionExpires = "90;refresher=uac";
                var session = await ConnectAsync(channel);
                var invite = peer.Received.Single(request => request.Method == SipMethod.Invite);
                Assert.AreEqual("1800", invite.Headers[SipHeaderNames.SessionExpires]);
                Assert.AreEqual("90", invite.Headers[SipHeaderNames.MinSE]);

                time.Advance(TimeSpan.FromSeconds(45));

                await WaitForAsync(() => peer.Received.Any(request => request.Method == SipMethod.Update), "the refresh");
                Assert.AreEqual(ImSessionState.Connected, session.State);
            },
            time: time);
    }

    [TestMethod]
    public Task A_session_that_the_peer_does_not_refresh_is_lost()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        return RunAsync(
            SipTransport.Udp,
            async (channel, peer) =>
            {
                peer.SessionExpires = "90;refresher=uas";
                var session = await ConnectAsync(channel);

                time.Advance(TimeSpan.FromSeconds(60));

                await WaitForAsync(() => session.State == ImSessionState.Ended, "the end");
                Assert.AreEqual(ImEndReasonKind.ConnectionLost, session.EndReason!.Kind);
                await WaitForAsync(() => peer.Received.Any(request => request.Method == SipMethod.Bye), "the BYE");
            },
            time: time);
    }

    [TestMethod]
    public Task UPDATE_and_OPTIONS_are_answered_in_a_session() => RunAsync(SipTransport.Tcp, async (channel, peer) =>
    {
        await ConnectAsync(channel);
        var update = peer.Dialog!.CreateRequest(SipMethod.Update);
        SipSessionTerms.Ask(update, new SipSessionTimerOptions(), SipRefresher.Uac);

        var refreshed = await peer.SendAsync(update);
        var described = await peer.SendInDialogAsync(SipMethod.Options);

        Assert.AreEqual((200, "1800;refresher=uac"), (refreshed.StatusCode, refreshed.Headers[SipHeaderNames.SessionExpires]));
        Assert.AreEqual(200, described.StatusCode);
        Assert.IsTrue(described.Headers.HasToken(SipHeaderNames.AcceptEncoding, "deflate"));
        Assert.IsTrue(described.Headers.HasToken(SipHeaderNames.Allow, "UPDATE"));
    });

    [TestMethod]
    [DataRow("", 200)]
    [DataRow("m=message 5060 sip null\r\na=accept-types:text/plain\r\n", 200)]
    [DataRow("m=audio 4000 RTP/AVP 0\r\n", 488)]
    public Task An_INVITE_in_a_session_refreshes_it_and_changes_nothing(string media, int expected) =>
        RunAsync(SipTransport.Tcp, async (channel, peer) =>
        {
            var session = await ConnectAsync(channel);
            var invite = peer.Dialog!.CreateRequest(SipMethod.Invite);
            if (media.Length > 0)
            {
                var offer = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" + media;
                invite.SetBody(SessionDescription.MediaTypeName, System.Text.Encoding.UTF8.GetBytes(offer));
            }

            var result = await peer.InviteInDialogAsync(invite);

            Assert.AreEqual(expected, result.Response.StatusCode);
            Assert.AreEqual(
                expected == 200 ? null : "304 localhost \"the session has no other media\"", result.Response.Headers[SipHeaderNames.Warning]);
            Assert.AreEqual(ImSessionState.Connected, session.State);
            Assert.AreEqual(expected == 200, SessionDescription.TryParse(result.Response.Body.Span, out _));
            Assert.AreEqual(200, (await peer.SendInDialogAsync(SipMethod.Message, Text)).StatusCode);
        });

    [TestMethod]
    public Task A_deflated_message_is_read() => RunAsync(SipTransport.Tcp, async (channel, peer) =>
    {
        var session = await ConnectAsync(channel);
        var request = peer.Dialog!.CreateRequest(SipMethod.Message);
        request.Headers.Set(SipHeaderNames.ContentEncoding, "deflate");
        using var coded = new MemoryStream();
        await using (var deflating = new System.IO.Compression.ZLibStream(coded, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            await deflating.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Text));
        }

        request.SetBody("text/plain;charset=UTF-8", coded.ToArray());

        Assert.AreEqual(200, (await peer.SendAsync(request)).StatusCode);
        Assert.AreEqual(Text, session.Transcript.OfType<TranscriptMessage>().Last().Text);
    });

    [TestMethod]
    public Task BYE_before_the_answer_ends_the_invitation_with_487() => RunAsync(SipTransport.Tcp, async (channel, peer) =>
    {
        var client = peer.CreateInvitation(Text);
        var inviting = client.InviteAsync();
        await WaitForAsync(() => channel.Sessions.Count == 1 && client.EarlyDialogs.Count == 1, "the ringing");

        var answer = await peer.SendAsync(client.EarlyDialogs[0].CreateRequest(SipMethod.Bye));

        Assert.AreEqual(200, answer.StatusCode);
        Assert.AreEqual(487, (await inviting).Response.StatusCode);
    });

    [TestMethod]
    public Task An_invitation_for_too_short_a_session_is_422() => RunAsync(SipTransport.Tcp, async (channel, peer) =>
    {
        var client = peer.CreateInvitation(Text, invite => invite.Headers.Set(SipHeaderNames.SessionExpires, "60"));
        channel.InvitationReceived += (_, received) => _ = received.AcceptAsync();

        var result = await client.InviteAsync();

        // The refusal says how long it would have to be, with which the client has asked again by itself.
        Assert.AreEqual(200, result.Response.StatusCode);
        Assert.AreEqual("90", result.Invite.Headers[SipHeaderNames.SessionExpires]);
        Assert.AreEqual("90;refresher=uas", result.Response.Headers[SipHeaderNames.SessionExpires]);
    });

    [TestMethod]
    public Task An_answer_has_every_medium_of_the_offer() => RunAsync(SipTransport.Tcp, async (channel, peer) =>
    {
        const string Audio = "m=audio 4000 RTP/AVP 0\r\n";
        var client = peer.CreateInvitation(Text, invite =>
        {
            var parts = MultipartBody.Parse(invite.Headers.ContentType!, invite.Body).Parts;
            var offer = System.Text.Encoding.UTF8.GetString(parts[0].Content.Span).Replace("m=message", Audio + "m=message", StringComparison.Ordinal);
            var body = new MultipartBody([new BodyPart(parts[0].ContentType, System.Text.Encoding.UTF8.GetBytes(offer), parts[0].Headers), parts[1]]);
            invite.SetBody(body.ContentType, body.ToBytes());
        });
        channel.InvitationReceived += (_, received) => _ = received.AcceptAsync();

        var result = await client.InviteAsync();

        CollectionAssert.AreEqual(
            new[] { "audio 0", "message 5060" },
            SessionDescription.Parse(result.Response.Body.Span).Media.Select(media => $"{media.Kind} {media.Port}").ToArray());
    });

    private static async Task<ImSession> ConnectAsync(ImChannel channel)
    {
        var session = channel.StartSession(Amy).Session!;
        session.Send("Hello");
        await WaitForAsync(() => session.State == ImSessionState.Connected, "the acceptance");
        return session;
    }

    private static async Task WaitForAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!condition())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    /// <summary>Signs Kate in with a scripted switch; anything that logs an error fails the test.</summary>
    private async Task RunAsync(SipTransport transport, Func<ImChannel, ScriptedSwitch, Task> test, ImOptions? options = null, TimeProvider? time = null)
    {
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(_log)));
        await using (var peer = new ScriptedSwitch(transport, loggers))
        {
            await peer.StartAsync();
            var carrier = new SipImCarrier(
                new SipImCarrierOptions
                {
                    Switch = peer.Peer,
                    Address = Kate.Address,
                    DisplayName = Kate.DisplayName,
                    UserName = Kate.Logon,
                    Password = _ => ValueTask.FromResult<string?>("demo-kmilburn"),
                    InstanceId = SipImCarrierOptions.InstanceOf("test", Kate.Address),
                },
                time ?? TimeProvider.System,
                loggers);
            await using var channel = new ImChannel(carrier, Kate, options ?? new ImOptions(), null, TimeProvider.System, loggers);
            await channel.SignInAsync();
            await WaitForAsync(() => channel.Status.State == ImChannelState.Ready, "the registration");
            await test(channel, peer);
        }

        var errors = _log.GetSnapshot().Where(record => record.Level >= LogLevel.Error).Select(record => record.ToString());
        Assert.AreEqual(string.Empty, string.Join('\n', errors), "Something logged an error.");
    }
}
