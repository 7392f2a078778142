namespace PluginIm.Sip.Contract;

/// <summary>Requests in, and how they are answered (RFC 3261 8.2, 9.2, 13.3, 17.2; RFC 6026).</summary>
public abstract class ReceivingContract<TFactory> : EndpointContract<TFactory>
    where TFactory : IEndpointFactory, new()
{
    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_request_is_answered_by_the_handler_once_and_its_copy_by_the_same_answer(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);
        var seen = new List<SipServerTransaction>();
        endpoint.Handler = (received, token) =>
        {
            seen.Add(received);
            return received.RespondAsync(202, "Taken", token);
        };
        var request = peer.CreateRequest(SipMethod.Message, flow.ContactUri("alice"));
        request.SetBody("text/plain", "žluťoučký kůň"u8.ToArray());

        await peer.SendAsync(request);
        var answer = await peer.ReceiveResponseAsync();

        // A copy exists over UDP alone: over TCP a transaction ends with its answer (17.2.2).
        if (transport == SipTransport.Udp)
        {
            await peer.SendAsync(request);
            Assert.AreEqual(answer.ToString(), (await peer.ReceiveResponseAsync()).ToString());
        }

        Assert.AreEqual("SIP/2.0 202 Taken", answer.StartLine);
        Assert.IsNotNull(answer.Headers.To!.Tag);
        Assert.AreEqual(request.Headers.CallId, answer.Headers.CallId);
        Assert.AreEqual(request.Headers.CSeq, answer.Headers.CSeq);
        Assert.AreEqual(request.Headers.TopVia!.Branch, answer.Headers.TopVia!.Branch);
        Assert.AreEqual(peer.Address.Port, transport == SipTransport.Udp ? answer.Headers.TopVia.Rport : peer.Address.Port);
        var transaction = Assert.ContainsSingle(seen);
        Assert.AreEqual(flow, transaction.Flow);
        Assert.IsTrue(transaction.Request.Body.Span.SequenceEqual(request.Body.Span));
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task Without_a_handler_OPTIONS_is_answered_200_and_all_else_501(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);

        await peer.SendAsync(peer.CreateRequest(SipMethod.Options, flow.ContactUri("alice")));
        var options = await peer.ReceiveResponseAsync();
        await peer.SendAsync(peer.CreateRequest(SipMethod.Message, flow.ContactUri("alice")));
        var message = await peer.ReceiveResponseAsync();

        Assert.AreEqual(200, options.StatusCode);
        Assert.AreEqual(501, message.StatusCode);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_handler_that_throws_is_a_500_with_an_error_in_the_log_and_the_next_request_is_answered(SipTransport transport)
    {
        await using var environment = Begin();
        environment.ExpectedErrors = 1;
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);
        endpoint.Handler = (received, token) => received.Request.Method == SipMethod.Options
            ? received.RespondAsync(200, null, token)
            : throw new InvalidOperationException("on purpose");

        await peer.SendAsync(peer.CreateRequest(SipMethod.Message, flow.ContactUri("alice")));
        var broken = await peer.ReceiveResponseAsync();
        await peer.SendAsync(peer.CreateRequest(SipMethod.Options, flow.ContactUri("alice")));
        var sound = await peer.ReceiveResponseAsync();

        Assert.AreEqual(500, broken.StatusCode);
        Assert.AreEqual(200, sound.StatusCode);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task An_invitation_rings_is_accepted_and_hears_of_its_ACK(SipTransport transport)
    {
        await using var environment = Begin();
        var (endpoint, peer, flow) = await MeetAsync(environment, transport);
        var server = AnswerWith(endpoint, flow, async invitation =>
        {
            await invitation.TryRingAsync();
            await invitation.TryAcceptAsync();
        });
        var invite = peer.CreateRequest(SipMethod.Invite, flow.ContactUri("alice"));

        await peer.SendAsync(invite);
        var ringing = await peer.ReceiveResponseAsync();
        var accepted = await peer.ReceiveResponseAsync(response => response.StatusCode != 180);
        var dialog = SipDialog.FromResponse(invite, accepted);
        await peer.SendAsync(peer.WithVia(dialog.CreateAck(invite)));
        using var invitation = await SoonAsync(server);
        var ack = await SoonAsync(invitation.Ack);

        Assert.AreEqual(180, ringing.StatusCode);
        Assert.AreEqual(200, accepted.StatusCode);
        Assert.AreEqual(ringing.Headers.To!.Tag, accepted.Headers.To!.Tag);
        Assert.AreEqual(flow.ContactUri("alice"), dialog.RemoteTarget);
        Assert.AreEqual(invite.Headers.CallId, ack!.Headers.CallId);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_cancelled_invitation_is_answered_487_and_its_CANCEL_200(SipTransport transport)
    {
        await using var environment = Begin();
        var (endpoint, peer, flow) = await MeetAsync(environment, transport);
        var server = AnswerWith(endpoint, flow, invitation => invitation.TryRingAsync());
        var invite = peer.CreateRequest(SipMethod.Invite, flow.ContactUri("alice"));

        await peer.SendAsync(invite);
        await peer.ReceiveResponseAsync(response => response.StatusCode == 180);
        await peer.SendAsync(DerivedFrom(invite, SipMethod.Cancel));
        var answers = new[]
        {
            await peer.ReceiveResponseAsync(response => response.StatusCode != 180),
            await peer.ReceiveResponseAsync(response => response.StatusCode != 180),
        };
        using var invitation = await SoonAsync(server);
        await WaitForAsync(() => invitation.Cancelled.IsCancellationRequested, "the cancellation");

        Assert.AreEqual(200, answers.Single(answer => answer.Headers.CSeq!.Value.Method == SipMethod.Cancel).StatusCode);
        Assert.AreEqual(487, answers.Single(answer => answer.Headers.CSeq!.Value.Method == SipMethod.Invite).StatusCode);
    }

    [TestMethod]
    public async Task A_rejection_is_repeated_over_UDP_until_its_ACK_which_nobody_else_hears_of()
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync(options => options with { Timers = new SipTimers { T1 = TimeSpan.FromMilliseconds(100) } });
        var peer = environment.OpenPeer(SipTransport.Udp);
        var flow = await peer.MeetAsync(endpoint);
        var acks = 0;
        endpoint.AckHandler = (_, _, _) =>
        {
            acks++;
            return Task.CompletedTask;
        };
        endpoint.Handler = (received, token) => received.RespondAsync(received.Request.Method == SipMethod.Invite ? 603 : 200, null, token);
        var invite = peer.CreateRequest(SipMethod.Invite, flow.ContactUri("alice"));

        await peer.SendAsync(invite);
        var rejected = await peer.ReceiveResponseAsync();
        var copy = await peer.ReceiveResponseAsync();
        var ack = DerivedFrom(invite, SipMethod.Ack);
        ack.Headers.To = rejected.Headers.To;
        await peer.SendAsync(ack);
        await peer.SendAsync(peer.CreateRequest(SipMethod.Options, flow.ContactUri("alice")));
        await peer.ReceiveResponseAsync(response => response.StatusCode == 200);

        Assert.AreEqual(603, rejected.StatusCode);
        Assert.AreEqual(rejected.ToString(), copy.ToString());
        Assert.AreEqual(0, acks);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task An_acceptance_that_nobody_acknowledges_is_repeated_and_the_session_ended_with_BYE(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync(options => options with { Timers = Hasty });
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);
        var server = AnswerWith(endpoint, flow, invitation => invitation.TryAcceptAsync());

        await peer.SendAsync(peer.CreateRequest(SipMethod.Invite, flow.ContactUri("alice")));
        var accepted = await peer.ReceiveResponseAsync();
        var again = await peer.ReceiveResponseAsync();
        var bye = await peer.ReceiveAsync(SipMethod.Bye);
        await peer.AnswerAsync(bye, 200);
        using var invitation = await SoonAsync(server);

        Assert.AreEqual(accepted.ToString(), again.ToString());
        Assert.AreEqual(accepted.Headers.To!.Tag, bye.Headers.From!.Tag);
        Assert.IsNull(await SoonAsync(invitation.Ack));
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task An_ACK_that_nobody_waits_for_goes_to_its_handler(SipTransport transport)
    {
        await using var environment = Begin();
        var (endpoint, peer, flow) = await MeetAsync(environment, transport);
        var heard = new TaskCompletionSource<SipRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        endpoint.AckHandler = (ack, _, _) =>
        {
            heard.TrySetResult(ack);
            return Task.CompletedTask;
        };
        var stray = peer.CreateRequest(SipMethod.Ack, flow.ContactUri("alice"));

        await peer.SendAsync(stray);

        Assert.AreEqual(stray.Headers.CallId, (await SoonAsync(heard.Task)).Headers.CallId);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task Malformed_input_reaches_no_handler_and_disturbs_nothing(SipTransport transport)
    {
        await using var environment = Begin();
        var (endpoint, peer, flow) = await MeetAsync(environment, transport);
        var methods = new List<SipMethod>();
        endpoint.Handler = (received, token) =>
        {
            methods.Add(received.Request.Method);
            return received.RespondAsync(200, null, token);
        };
        var contact = flow.ContactUri("alice");
        var malformed = peer.CreateRequest(SipMethod.Message, contact).ToString().Replace("1 MESSAGE", "nonsense", StringComparison.Ordinal);

        await peer.SendAsync(System.Text.Encoding.UTF8.GetBytes(malformed));
        if (transport == SipTransport.Udp)
        {
            await peer.SendAsync([0xff, 0xfe, 0x00, 0x80]);
            await peer.SendAsync("\r\n\r\n"u8.ToArray());
        }

        var sound = peer.CreateRequest(SipMethod.Options, contact);
        await peer.SendAsync(sound);
        await peer.ReceiveResponseAsync(response => response.StatusCode == 200 && response.Headers.CallId == sound.Headers.CallId);

        CollectionAssert.AreEqual(new[] { SipMethod.Options }, methods);
    }

    private static async Task<(ISipEndpoint Endpoint, RawPeer Peer, SipFlow Flow)> MeetAsync(
        ContractEnvironment<TFactory> environment, SipTransport transport)
    {
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        return (endpoint, peer, await peer.MeetAsync(endpoint));
    }

    /// <summary>Answers the first invitation so; tells the server of it.</summary>
    private static Task<SipInviteServer> AnswerWith(ISipEndpoint endpoint, SipFlow flow, Func<SipInviteServer, Task> answer)
    {
        var made = new TaskCompletionSource<SipInviteServer>(TaskCreationOptions.RunContinuationsAsynchronously);
        endpoint.Handler = async (received, _) =>
        {
            var server = new SipInviteServer(endpoint, received, new SipAddress(flow.ContactUri("alice")));
            await answer(server);
            made.TrySetResult(server);
        };
        return made.Task;
    }

    /// <summary>The CANCEL, or the ACK of a rejection, of an INVITE: on its branch (RFC 3261 9.1, 17.1.1.3).</summary>
    private static SipRequest DerivedFrom(SipRequest invite, SipMethod method)
    {
        var derived = new SipRequest(method, invite.RequestUri);
        derived.Headers.MaxForwards = 70;
        foreach (var name in new[] { SipHeaderNames.Via, SipHeaderNames.From, SipHeaderNames.To, SipHeaderNames.CallId })
        {
            derived.Headers.Set(name, invite.Headers[name]!);
        }

        derived.Headers.CSeq = new SipCSeq(invite.Headers.CSeq!.Value.Number, method);
        return derived;
    }
}
