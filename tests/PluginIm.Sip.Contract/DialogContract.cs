namespace PluginIm.Sip.Contract;

/// <summary>A session from its invitation to its end, both ways (RFC 3261 12, 13, 15; RFC 3428).</summary>
public abstract class DialogContract<TFactory> : EndpointContract<TFactory>
    where TFactory : IEndpointFactory, new()
{
    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_dialog_carries_messages_both_ways_and_ends_with_BYE(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);
        var received = new List<SipRequest>();
        endpoint.Handler = (transaction, token) =>
        {
            received.Add(transaction.Request);
            return transaction.RespondAsync(200, null, token);
        };
        var inviting = new SipInviteClient(endpoint, Invite(endpoint, flow), new() { To = peer.Address }).InviteAsync();
        var invite = await peer.ReceiveAsync(SipMethod.Invite);
        var accepted = await peer.AnswerAsync(invite, 200);
        await peer.ReceiveAsync(SipMethod.Ack);
        var mine = (await SoonAsync(inviting)).Dialog!;
        var theirs = SipDialog.FromRequest(invite, accepted.Headers.To!.Tag!, accepted.Headers.Contacts[0], isEarly: false);

        var sending = endpoint.RequestAsync(mine, Message(mine, "hello"), peer.Address);
        var hello = await peer.ReceiveAsync(SipMethod.Message);
        await peer.AnswerAsync(hello, 200);
        await peer.SendAsync(peer.WithVia(Message(theirs, "and to you")));
        var taken = await peer.ReceiveResponseAsync();
        var hangingUp = endpoint.RequestAsync(mine, mine.CreateRequest(SipMethod.Bye), peer.Address);
        var bye = await peer.ReceiveAsync(SipMethod.Bye);
        await peer.AnswerAsync(bye, 200);

        Assert.AreEqual(200, (await SoonAsync(sending)).StatusCode);
        Assert.AreEqual("hello", System.Text.Encoding.UTF8.GetString(hello.Body.Span));
        Assert.IsTrue(theirs.TryAccept(hello) && theirs.TryAccept(bye));
        Assert.AreEqual(200, taken.StatusCode);
        Assert.AreEqual(200, (await SoonAsync(hangingUp)).StatusCode);
        var answer = Assert.ContainsSingle(received);
        Assert.AreEqual("and to you", System.Text.Encoding.UTF8.GetString(answer.Body.Span));
        Assert.AreEqual(mine.Id, SipDialogId.Of(answer));
        Assert.IsTrue(mine.TryAccept(answer));
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_dialog_that_the_peer_opened_is_ended_by_the_peer(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);
        SipInviteServer? server = null;
        SipRequest? ended = null;
        endpoint.Handler = async (transaction, token) =>
        {
            if (transaction.Request.Method == SipMethod.Invite)
            {
                server = new SipInviteServer(endpoint, transaction, new SipAddress(flow.ContactUri("alice")));
                await server.TryAcceptAsync();
                return;
            }

            ended = transaction.Request;
            await transaction.RespondAsync(200, null, token);
        };
        var invite = peer.CreateRequest(SipMethod.Invite, flow.ContactUri("alice"));

        await peer.SendAsync(invite);
        var accepted = await peer.ReceiveResponseAsync();
        var theirs = SipDialog.FromResponse(invite, accepted);
        await peer.SendAsync(peer.WithVia(theirs.CreateAck(invite)));
        Assert.IsNotNull(await SoonAsync(server!.Ack));
        var sending = endpoint.RequestAsync(server.Dialog, Message(server.Dialog, "welcome"), flow.Peer);
        var welcome = await peer.ReceiveAsync(SipMethod.Message);
        await peer.AnswerAsync(welcome, 200);
        await peer.SendAsync(peer.WithVia(theirs.CreateRequest(SipMethod.Bye)));
        await peer.ReceiveResponseAsync(response => response.Headers.CSeq!.Value.Method == SipMethod.Bye);

        Assert.AreEqual(200, (await SoonAsync(sending)).StatusCode);
        Assert.IsTrue(theirs.TryAccept(welcome));
        Assert.AreEqual(server.Dialog.Id, SipDialogId.Of(ended!));
        server.Dispose();
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task Requests_under_way_when_the_endpoint_stops_end_with_a_local_503(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);

        var transaction = await endpoint.SendAsync(Request(endpoint, SipMethod.Message), peer.Address);
        await peer.ReceiveAsync(SipMethod.Message);
        await endpoint.DisposeAsync();

        Assert.IsTrue(await SoonAsync(transaction.Final) is { StatusCode: 503, IsLocal: true });
    }

    private static SipRequest Message(SipDialog dialog, string text)
    {
        var message = dialog.CreateRequest(SipMethod.Message);
        message.SetBody("text/plain", System.Text.Encoding.UTF8.GetBytes(text));
        return message;
    }
}
