namespace PluginIm.Sip.Contract;

/// <summary>Requests out, and what comes back (RFC 3261 8.1, 17.1.2, 18.1, 22).</summary>
public abstract class RequestContract<TFactory> : EndpointContract<TFactory>
    where TFactory : IEndpointFactory, new()
{
    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_request_goes_out_whole_with_a_Via_of_this_side_and_its_answer_comes_back(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);
        var request = Request(endpoint, SipMethod.Message);
        request.SetBody("text/plain;charset=utf-8", "žluťoučký kůň\r\n\r\n"u8.ToArray());

        var transaction = await endpoint.SendAsync(request, peer.Address);
        var received = await peer.ReceiveAsync(SipMethod.Message);
        await peer.AnswerAsync(received, 202);
        var final = await SoonAsync(transaction.Final);

        Assert.AreEqual(202, final.StatusCode);
        Assert.IsFalse(final.IsLocal);
        Assert.HasCount(1, received.Headers.Vias);
        Assert.AreEqual(transport, received.Headers.TopVia!.Transport);
        Assert.AreEqual(transaction.Flow!.LocalEndPoint.Address.ToString(), received.Headers.TopVia.Host);
        StringAssert.StartsWith(received.Headers.TopVia.Branch, SipVia.MagicCookie);
        Assert.AreEqual(received.Headers.TopVia.Branch, final.Headers.TopVia!.Branch);
        Assert.AreEqual(request.Headers.CallId, received.Headers.CallId);
        Assert.AreEqual("text/plain;charset=utf-8", received.Headers.ContentType);
        Assert.IsTrue(received.Body.Span.SequenceEqual(request.Body.Span));
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task Provisional_responses_come_before_the_final_one_and_copies_of_that_are_absorbed(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);

        var transaction = await endpoint.SendAsync(Request(endpoint, SipMethod.Message), peer.Address);
        var received = await peer.ReceiveAsync(SipMethod.Message);
        await peer.AnswerAsync(received, 100);
        await peer.AnswerAsync(received, 183);
        await peer.AnswerAsync(received, 200);
        await peer.AnswerAsync(received, 200);
        await SoonAsync(transaction.Final);
        var statuses = new List<int>();
        await foreach (var response in transaction.Responses)
        {
            statuses.Add(response.StatusCode);
        }

        CollectionAssert.AreEqual(new[] { 100, 183, 200 }, statuses);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task Requests_side_by_side_get_the_answers_to_themselves(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);

        var first = await endpoint.SendAsync(Request(endpoint, SipMethod.Message), peer.Address);
        var second = await endpoint.SendAsync(Request(endpoint, SipMethod.Message), peer.Address);
        var one = await peer.ReceiveAsync(SipMethod.Message);
        var other = await peer.ReceiveAsync(SipMethod.Message);
        await peer.AnswerAsync(other, 202);
        await peer.AnswerAsync(one, 200);

        Assert.AreNotEqual(one.Headers.TopVia!.Branch, other.Headers.TopVia!.Branch);
        Assert.AreEqual(one.Headers.CallId == first.Request.Headers.CallId ? 200 : 202, (await SoonAsync(first.Final)).StatusCode);
        Assert.AreEqual(one.Headers.CallId == first.Request.Headers.CallId ? 202 : 200, (await SoonAsync(second.Final)).StatusCode);
    }

    [TestMethod]
    public async Task An_unanswered_request_is_repeated_over_UDP_as_it_was()
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync(options => options with { Timers = Hasty with { T1 = TimeSpan.FromMilliseconds(100) } });
        var peer = environment.OpenPeer(SipTransport.Udp);

        var transaction = await endpoint.SendAsync(Request(endpoint, SipMethod.Message), peer.Address);
        var first = await peer.ReceiveAsync(SipMethod.Message);
        var copy = await peer.ReceiveAsync(SipMethod.Message, copies: true);
        await peer.AnswerAsync(copy, 200);

        Assert.AreEqual(first.ToString(), copy.ToString());
        Assert.AreEqual(200, (await SoonAsync(transaction.Final)).StatusCode);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_request_that_nobody_answers_is_a_local_408(SipTransport transport)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync(options => options with { Timers = Hasty });
        var peer = environment.OpenPeer(transport);

        var final = await SoonAsync(endpoint.RequestAsync(Request(endpoint, SipMethod.Message), peer.Address));

        Assert.IsTrue(final is { StatusCode: 408, IsLocal: true });
    }

    [TestMethod]
    public async Task A_peer_that_cannot_be_reached_is_a_local_503_with_the_own_Via()
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var gone = new RawPeer(SipTransport.Tcp);
        await gone.DisposeAsync();

        var transaction = await endpoint.SendAsync(Request(endpoint, SipMethod.Message), gone.Address);
        var final = await SoonAsync(transaction.Final);

        Assert.IsTrue(final is { StatusCode: 503, IsLocal: true });
        Assert.AreEqual(transaction.Request.Headers.TopVia!.Branch, final.Headers.TopVia!.Branch);
        await Assert.ThrowsExactlyAsync<SipTransportException>(() => endpoint.ConnectAsync(gone.Address));
        await Assert.ThrowsExactlyAsync<SipTransportException>(
            () => endpoint.SendStatelessAsync(Request(endpoint, SipMethod.Ack), gone.Address));
    }

    [TestMethod]
    public async Task A_lost_connection_is_told_and_ends_the_request_under_way_and_every_further_one_by_it()
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(SipTransport.Tcp);
        var lost = new TaskCompletionSource<SipFlow>(TaskCreationOptions.RunContinuationsAsynchronously);
        endpoint.ConnectionLost += (_, told) => lost.TrySetResult(told.Flow);
        var flow = await peer.MeetAsync(endpoint);

        var transaction = await endpoint.SendAsync(Request(endpoint, SipMethod.Message), flow);
        await peer.ReceiveAsync(SipMethod.Message);
        peer.HangUp();

        Assert.AreEqual(flow, await SoonAsync(lost.Task));
        Assert.IsFalse(flow.IsOpen);
        Assert.IsTrue(await SoonAsync(transaction.Final) is { StatusCode: 503, IsLocal: true });
        Assert.IsTrue(await SoonAsync(endpoint.RequestAsync(Request(endpoint, SipMethod.Message), flow)) is { StatusCode: 503, IsLocal: true });
    }

    [TestMethod]
    public async Task A_peer_that_hung_up_is_reached_by_a_fresh_connection()
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(SipTransport.Tcp);
        var lost = new TaskCompletionSource<SipFlow>(TaskCreationOptions.RunContinuationsAsynchronously);
        endpoint.ConnectionLost += (_, told) => lost.TrySetResult(told.Flow);
        var before = await peer.MeetAsync(endpoint);
        peer.HangUp();
        await SoonAsync(lost.Task);

        var transaction = await endpoint.SendAsync(Request(endpoint, SipMethod.Message), peer.Address);
        await peer.AnswerAsync(await peer.ReceiveAsync(SipMethod.Message), 200);

        Assert.AreEqual(200, (await SoonAsync(transaction.Final)).StatusCode);
        Assert.AreNotEqual(before, transaction.Flow);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp, 401)]
    [DataRow(SipTransport.Tcp, 407)]
    public async Task A_challenged_request_goes_again_with_credentials_the_next_number_and_a_branch_of_its_own(
        SipTransport transport, int status)
    {
        await using var environment = Begin();
        var endpoint = await environment.StartAsync();
        var peer = environment.OpenPeer(transport);

        var final = endpoint.RequestAsync(Request(endpoint, SipMethod.Message), peer.Address, AliceDigest());
        var first = await peer.ReceiveAsync(SipMethod.Message);
        await peer.AnswerAsync(first, status, Challenge);
        var second = await peer.ReceiveAsync(SipMethod.Message);
        await peer.AnswerAsync(second, 200);

        Assert.AreEqual(200, (await SoonAsync(final)).StatusCode);
        Assert.AreEqual(first.Headers.CallId, second.Headers.CallId);
        Assert.AreEqual(first.Headers.CSeq!.Value.Number + 1, second.Headers.CSeq!.Value.Number);
        Assert.AreNotEqual(first.Headers.TopVia!.Branch, second.Headers.TopVia!.Branch);
        StringAssert.Contains(
            second.Headers[status == 401 ? SipHeaderNames.Authorization : SipHeaderNames.ProxyAuthorization], "username=\"alice\"");
    }
}
