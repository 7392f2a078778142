namespace PluginIm.Sip.Contract;

/// <summary>Invitations out (RFC 3261 9.1, 13.2, 17.1.1; RFC 6026).</summary>
public abstract class InvitationContract<TFactory> : EndpointContract<TFactory>
    where TFactory : IEndpointFactory, new()
{
    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task An_invitation_rings_is_accepted_and_acknowledged_also_when_the_acceptance_comes_again(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);
        var client = new SipInviteClient(endpoint, Invite(endpoint, flow), new() { To = peer.Address });
        var progress = new List<int>();
        client.Progressed += (_, told) => progress.Add(told.Response.StatusCode);

        var inviting = client.InviteAsync();
        var invite = await peer.ReceiveAsync(SipMethod.Invite);
        await peer.AnswerAsync(invite, 180);
        await peer.AnswerAsync(invite, 200);
        var ack = await peer.ReceiveAsync(SipMethod.Ack);
        var result = await SoonAsync(inviting);
        await peer.AnswerAsync(invite, 200);
        var again = await peer.ReceiveAsync(SipMethod.Ack);

        Assert.IsTrue(result.IsAccepted);
        CollectionAssert.AreEqual(new[] { 180 }, progress);
        Assert.AreNotEqual(invite.Headers.TopVia!.Branch, ack.Headers.TopVia!.Branch);
        Assert.AreEqual(invite.Headers.CSeq!.Value.Number, ack.Headers.CSeq!.Value.Number);
        Assert.AreEqual("peer", ack.Headers.To!.Tag);
        Assert.AreEqual("peer", ack.RequestUri.User);
        Assert.AreEqual(ack.Headers.CSeq, again.Headers.CSeq);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_rejection_is_a_result_and_acknowledged_by_itself_on_the_branch_of_the_INVITE(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);

        var inviting = new SipInviteClient(endpoint, Invite(endpoint, flow), new() { To = peer.Address }).InviteAsync();
        var invite = await peer.ReceiveAsync(SipMethod.Invite);
        await peer.AnswerAsync(invite, 486);
        var ack = await peer.ReceiveAsync(SipMethod.Ack);
        var result = await SoonAsync(inviting);

        Assert.AreEqual(486, result.Response.StatusCode);
        Assert.IsNull(result.Dialog);
        Assert.AreEqual(invite.Headers.TopVia!.Branch, ack.Headers.TopVia!.Branch);
        Assert.AreEqual("peer", ack.Headers.To!.Tag);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_cancelled_invitation_ends_with_487_after_a_CANCEL_that_shares_its_branch_and_says_why(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);
        var client = new SipInviteClient(endpoint, Invite(endpoint, flow), new() { To = peer.Address });

        var inviting = client.InviteAsync();
        var invite = await peer.ReceiveAsync(SipMethod.Invite);
        client.Cancel("SIP;cause=200");
        await peer.AnswerAsync(invite, 180);
        var cancel = await peer.ReceiveAsync(SipMethod.Cancel);
        await peer.AnswerAsync(cancel, 200);
        await peer.AnswerAsync(invite, 487);
        var ack = await peer.ReceiveAsync(SipMethod.Ack);
        var result = await SoonAsync(inviting);

        Assert.IsTrue(result is { Response.StatusCode: 487, WasCancelled: true });
        Assert.AreEqual(invite.Headers.TopVia!.Branch, cancel.Headers.TopVia!.Branch);
        Assert.AreEqual(invite.RequestUri, cancel.RequestUri);
        Assert.AreEqual("SIP;cause=200", cancel.Headers[SipHeaderNames.Reason]);
        Assert.AreEqual(invite.Headers.TopVia!.Branch, ack.Headers.TopVia!.Branch);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_challenged_invitation_goes_again_with_credentials_and_its_ACK_has_them_too(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);
        var options = new SipInviteClientOptions { To = peer.Address, Digest = AliceDigest() };

        var inviting = new SipInviteClient(endpoint, Invite(endpoint, flow), options).InviteAsync();
        await peer.AnswerAsync(await peer.ReceiveAsync(SipMethod.Invite), 407, Challenge);
        var refused = await peer.ReceiveAsync(SipMethod.Ack);
        var invite = await peer.ReceiveAsync(SipMethod.Invite);
        await peer.AnswerAsync(invite, 200);
        var ack = await peer.ReceiveAsync(SipMethod.Ack);

        Assert.IsTrue((await SoonAsync(inviting)).IsAccepted);
        Assert.AreEqual(refused.Headers.CSeq!.Value.Number + 1, invite.Headers.CSeq!.Value.Number);
        Assert.IsNotNull(invite.Headers[SipHeaderNames.ProxyAuthorization]);
        Assert.AreEqual(invite.Headers[SipHeaderNames.ProxyAuthorization], ack.Headers[SipHeaderNames.ProxyAuthorization]);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task The_first_acceptance_of_a_fork_wins_and_another_is_acknowledged_and_hung_up(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);

        var inviting = new SipInviteClient(endpoint, Invite(endpoint, flow), new() { To = peer.Address }).InviteAsync();
        var invite = await peer.ReceiveAsync(SipMethod.Invite);
        await peer.AnswerAsync(invite, 200, tag: "desk");
        var first = await peer.ReceiveAsync(SipMethod.Ack);
        await peer.AnswerAsync(invite, 200, tag: "mobile");
        var second = await peer.ReceiveAsync(SipMethod.Ack);
        var bye = await peer.ReceiveAsync(SipMethod.Bye);
        await peer.AnswerAsync(bye, 200);

        Assert.AreEqual("desk", (await SoonAsync(inviting)).Dialog!.Id.RemoteTag);
        Assert.AreEqual("desk", first.Headers.To!.Tag);
        Assert.AreEqual("mobile", second.Headers.To!.Tag);
        Assert.AreEqual("mobile", bye.Headers.To!.Tag);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task An_invitation_that_nobody_answers_is_a_local_408(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync(options => options with { Timers = Hasty });
        var peer = environment.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);

        var result = await SoonAsync(new SipInviteClient(endpoint, Invite(endpoint, flow), new() { To = peer.Address }).InviteAsync());

        Assert.IsTrue(result is { Response: { StatusCode: 408, IsLocal: true }, Dialog: null });
    }
}
