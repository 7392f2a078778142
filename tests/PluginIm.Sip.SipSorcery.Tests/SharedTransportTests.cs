using PluginIm.Sip.Contract;
using SIPSorcery.SIP;
using static SIPSorcery.SIP.SIPProtocolsEnum;

namespace PluginIm.Sip.SipSorcery.Tests;

/// <summary>Whose a message is on a transport that the softphone uses too.</summary>
[TestClass]
public sealed class SharedTransportTests
{
    private const string Softphone = "sip:alice@im.test";

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task An_invitation_to_talk_is_the_shells_and_one_to_write_the_endpoints(SipTransport transport)
    {
        await using var shell = new Shell(udp, tcp);
        var endpoint = await shell.StartAsync();
        var peer = shell.OpenPeer(transport);
        await peer.MeetAsync(endpoint);

        var talk = await AskAsync(peer, Invite(peer, "m=audio 4000 RTP/AVP 0"));
        var write = await AskAsync(peer, Invite(peer, "m=message 5060 TCP/SIP *"));
        var message = await AskAsync(peer, peer.CreateRequest(SipMethod.Message, SipUri.Parse(Softphone)));

        Assert.AreEqual(488, talk.StatusCode);
        Assert.AreEqual(202, write.StatusCode);
        Assert.AreEqual(488, message.StatusCode);
        CollectionAssert.AreEqual(
            new[] { SIPMethodsEnum.INVITE, SIPMethodsEnum.MESSAGE },
            shell.Requests.Select(request => request.Method).Where(method => method != SIPMethodsEnum.ACK).ToArray());
        Assert.AreEqual(SipMethod.Invite, Assert.ContainsSingle(shell.Messages).Method);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task What_is_addressed_to_a_contact_of_the_endpoint_the_shell_never_sees(SipTransport transport)
    {
        await using var shell = new Shell(udp, tcp);
        var endpoint = await shell.StartAsync(sharing: new SipSorceryOptions { Takes = _ => false });
        var peer = shell.OpenPeer(transport);
        var flow = await peer.MeetAsync(endpoint);

        var answer = await AskAsync(peer, peer.CreateRequest(SipMethod.Message, flow.ContactUri("alice")));
        var other = await AskAsync(peer, peer.CreateRequest(SipMethod.Message, flow.ContactUri("alice").WithParameter("im", "another")));

        Assert.AreEqual(202, answer.StatusCode);
        Assert.AreEqual(488, other.StatusCode);
        Assert.HasCount(1, shell.Messages);
        Assert.HasCount(1, shell.Requests);
    }

    [TestMethod]
    public async Task The_CANCEL_of_an_invitation_that_came_by_the_shells_registration_is_the_endpoints()
    {
        await using var shell = new Shell(udp);
        var endpoint = await shell.StartAsync();
        var peer = shell.OpenPeer(SipTransport.Udp);
        var flow = await peer.MeetAsync(endpoint);
        endpoint.Handler = async (received, _) =>
            await new SipInviteServer(endpoint, received, new SipAddress(flow.ContactUri("alice"))).TryRingAsync();
        var invite = Invite(peer, "m=message 5060 TCP/SIP *");
        var cancel = peer.CreateRequest(SipMethod.Cancel, SipUri.Parse(Softphone), invite.Headers.TopVia!.Branch);
        cancel.Headers.CallId = invite.Headers.CallId;

        var ringing = await AskAsync(peer, invite);
        await peer.SendAsync(cancel);
        var ended = await peer.ReceiveResponseAsync(response => response.StatusCode == 487);

        Assert.AreEqual(180, ringing.StatusCode);
        Assert.AreEqual(SipMethod.Invite, ended.Headers.CSeq!.Value.Method);
        Assert.IsEmpty(shell.Requests);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task The_shells_own_requests_get_their_answers_beside_those_of_the_endpoint(SipTransport transport)
    {
        await using var shell = new Shell(udp, tcp);
        var endpoint = await shell.StartAsync();
        var peer = shell.OpenPeer(transport);
        await peer.MeetAsync(endpoint);
        var options = SIPRequest.GetRequest(
            SIPMethodsEnum.OPTIONS, SIPURI.ParseSIPURI($"sip:peer@127.0.0.1:{peer.Address.Port};transport={transport.ToString().ToLowerInvariant()}"));
        var answered = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var transaction = new SIPNonInviteTransaction(shell.Transport, options, null);
        transaction.NonInviteTransactionFinalResponseReceived += (_, _, _, response) =>
        {
            answered.TrySetResult(response.StatusCode);
            return Task.FromResult(System.Net.Sockets.SocketError.Success);
        };

        transaction.SendRequest();
        await peer.AnswerAsync(await peer.ReceiveAsync(SipMethod.Options), 204);
        var mine = endpoint.RequestAsync(
            endpoint.CreateRequest(SipMethod.Message, SipUri.Parse("sip:peer@im.test"), Address("alice"), Address("peer")), peer.Address);
        await peer.AnswerAsync(await peer.ReceiveAsync(SipMethod.Message), 202);

        Assert.AreEqual(204, await answered.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.AreEqual(202, (await mine.WaitAsync(TimeSpan.FromSeconds(20))).StatusCode);
    }

    [TestMethod]
    public async Task A_malformed_message_to_the_endpoint_is_answered_by_it_and_any_other_left_to_the_shell()
    {
        await using var shell = new Shell(udp);
        var endpoint = await shell.StartAsync();
        var peer = shell.OpenPeer(SipTransport.Udp);
        var flow = await peer.MeetAsync(endpoint);
        var bad = new List<string>();
        shell.Transport.SIPBadRequestInTraceEvent += (_, _, _, _, raw) => bad.Add(raw);

        await peer.SendAsync(Malformed(peer.CreateRequest(SipMethod.Message, flow.ContactUri("alice"))));
        var answer = await peer.ReceiveResponseAsync();
        await peer.SendAsync("SIP is mentioned here, and nothing of it holds"u8.ToArray());
        while (bad.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }

        Assert.AreEqual(400, answer.StatusCode);
        StringAssert.Contains(Assert.ContainsSingle(bad), "mentioned");
        Assert.IsEmpty(shell.Messages);
    }

    [TestMethod]
    public async Task An_endpoint_that_stops_leaves_the_transport_as_it_found_it()
    {
        await using var shell = new Shell(udp);
        var channel = shell.Transport.GetSIPChannels()[0];
        var before = channel.SIPMessageReceived;
        var endpoint = await shell.StartAsync();
        var peer = shell.OpenPeer(SipTransport.Udp);
        var flow = await peer.MeetAsync(endpoint);

        await endpoint.DisposeAsync();
        var answer = await AskAsync(peer, peer.CreateRequest(SipMethod.Message, flow.ContactUri("alice")));

        Assert.AreEqual(before, channel.SIPMessageReceived);
        Assert.AreEqual(488, answer.StatusCode);
        Assert.HasCount(1, shell.Requests);
        Assert.IsEmpty(shell.Messages);
    }

    [TestMethod]
    public async Task Two_endpoints_on_one_transport_keep_apart_and_the_first_may_stop_first()
    {
        await using var shell = new Shell(udp);
        var first = await shell.StartAsync();
        var second = await shell.StartAsync();
        var peer = shell.OpenPeer(SipTransport.Udp);
        var toFirst = (await peer.MeetAsync(first)).ContactUri("alice");
        var toSecond = (await peer.MeetAsync(second)).ContactUri("alice");

        var both = (await AskAsync(peer, peer.CreateRequest(SipMethod.Message, toFirst)),
            await AskAsync(peer, peer.CreateRequest(SipMethod.Message, toSecond)));
        await first.DisposeAsync();
        var gone = await AskAsync(peer, peer.CreateRequest(SipMethod.Message, toFirst));
        var there = await AskAsync(peer, peer.CreateRequest(SipMethod.Message, toSecond));

        Assert.AreEqual((202, 202), (both.Item1.StatusCode, both.Item2.StatusCode));
        Assert.AreEqual(488, gone.StatusCode);
        Assert.AreEqual(202, there.StatusCode);
        Assert.HasCount(1, shell.Requests);
    }

    private static SipAddress Address(string user) => SipAddress.Parse($"<sip:{user}@im.test>");

    private static SipRequest Invite(RawPeer peer, string line)
    {
        var invite = peer.CreateRequest(SipMethod.Invite, SipUri.Parse(Softphone));
        invite.SetBody("application/sdp", System.Text.Encoding.UTF8.GetBytes(
            $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n{line}\r\n"));
        return invite;
    }

    private static byte[] Malformed(SipRequest request) => System.Text.Encoding.UTF8.GetBytes(
        request.ToString().Replace("Max-Forwards: 70", "Max-Forwards: many", StringComparison.Ordinal));

    private static async Task<SipResponse> AskAsync(RawPeer peer, SipRequest request)
    {
        await peer.SendAsync(request);
        return await peer.ReceiveResponseAsync(response => response.Headers.CallId == request.Headers.CallId);
    }
}
