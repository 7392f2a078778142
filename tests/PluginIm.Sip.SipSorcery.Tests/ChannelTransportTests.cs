using SIPSorcery.SIP;
using static SIPSorcery.SIP.SIPProtocolsEnum;

namespace PluginIm.Sip.SipSorcery.Tests;

/// <summary>Sending by the channels that the shell has.</summary>
[TestClass]
public sealed class ChannelTransportTests
{
    [TestMethod]
    public async Task Without_a_channel_for_its_protocol_a_peer_is_out_of_reach_until_the_shell_adds_one()
    {
        await using var shell = new Shell(udp);
        var endpoint = await shell.StartAsync();
        var peer = shell.OpenPeer(SipTransport.Tcp);

        var before = await endpoint.RequestAsync(Message(endpoint), peer.Address);
        shell.Add(tcp);
        var after = endpoint.RequestAsync(Message(endpoint), peer.Address);
        await peer.AnswerAsync(await peer.ReceiveAsync(SipMethod.Message), 202);

        Assert.IsTrue(before is { StatusCode: 503, IsLocal: true });
        StringAssert.Contains(before.Headers[SipHeaderNames.Warning], "no channel for tcp");
        Assert.AreEqual(202, (await after.WaitAsync(TimeSpan.FromSeconds(20))).StatusCode);
    }

    [TestMethod]
    public async Task A_TLS_channel_that_takes_any_certificate_is_not_used()
    {
        await using var shell = new Shell(tls);
        var endpoint = await shell.StartAsync();
        var peer = new SipPeer(SipTransport.Tls, "127.0.0.1", shell.OpenPeer(SipTransport.Tcp).Address.Port);

        var unverified = await endpoint.RequestAsync(Message(endpoint), peer);
        ((SIPTLSChannel)shell.Transport.GetSIPChannels()[0]).BypassCertificateValidation = false;
        var verified = await endpoint.RequestAsync(Message(endpoint), peer with { Port = 9 });

        StringAssert.Contains(unverified.Headers[SipHeaderNames.Warning], "any certificate");
        Assert.IsFalse(verified.Headers[SipHeaderNames.Warning]!.Contains("any certificate", StringComparison.Ordinal));
        Assert.IsTrue(verified is { StatusCode: 503, IsLocal: true });
    }

    [TestMethod]
    public async Task Whoever_allows_it_uses_a_TLS_channel_that_takes_any_certificate()
    {
        await using var shell = new Shell(tls);
        var endpoint = await shell.StartAsync(sharing: new SipSorceryOptions { AllowUnverifiedTls = true });

        var final = await endpoint.RequestAsync(Message(endpoint), new SipPeer(SipTransport.Tls, "127.0.0.1", 9));

        Assert.IsTrue(final is { StatusCode: 503, IsLocal: true });
        Assert.IsFalse(final.Headers[SipHeaderNames.Warning]!.Contains("any certificate", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_connection_of_the_shell_is_used_and_stays_when_the_endpoint_stops()
    {
        await using var shell = new Shell(tcp);
        var peer = shell.OpenPeer(SipTransport.Tcp);
        var channel = shell.Transport.GetSIPChannels()[0];
        var remote = new SIPEndPoint(tcp, System.Net.IPAddress.Loopback, peer.Address.Port);
        await channel.SendAsync(remote, "\r\n\r\n"u8.ToArray(), canInitiateConnection: true);
        var endpoint = await shell.StartAsync();

        var final = endpoint.RequestAsync(Message(endpoint), peer.Address);
        var request = await peer.ReceiveAsync(SipMethod.Message);
        await peer.AnswerAsync(request, 202);
        var status = (await final.WaitAsync(TimeSpan.FromSeconds(20))).StatusCode;
        await endpoint.DisposeAsync();

        Assert.AreEqual(202, status);
        Assert.AreEqual(channel.Port, request.Headers.TopVia!.Port);
        Assert.IsTrue(channel.HasConnection(remote));
    }

    [TestMethod]
    public async Task A_connection_in_use_is_kept_alive_by_pings()
    {
        await using var shell = new Shell(tcp);
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var endpoint = await shell.StartAsync(new SipEndpointOptions { Time = time });
        var peer = shell.OpenPeer(SipTransport.Tcp);
        await endpoint.SendAsync(Message(endpoint), peer.Address);
        await peer.ReceiveAsync(SipMethod.Message);
        var before = peer.LineBreaks;

        time.Advance(TimeSpan.FromSeconds(31));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (peer.LineBreaks == before)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, patience.Token);
        }

        Assert.IsGreaterThan(before, peer.LineBreaks);
    }

    [TestMethod]
    public async Task An_endpoint_that_is_to_listen_by_itself_is_refused()
    {
        await using var shell = new Shell(udp);

        await Assert.ThrowsExactlyAsync<ArgumentException>(
            () => shell.StartAsync(new SipEndpointOptions { Listen = [new(SipTransport.Udp, "127.0.0.1", 0)] }));
    }

    private static SipRequest Message(ISipEndpoint endpoint) => endpoint.CreateRequest(
        SipMethod.Message, SipUri.Parse("sip:peer@im.test"), SipAddress.Parse("<sip:alice@im.test>"), SipAddress.Parse("<sip:peer@im.test>"));
}
