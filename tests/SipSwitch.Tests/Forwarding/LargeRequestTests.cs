using System.Net;
using System.Net.Sockets;
using PluginIm.Sip;
using static SipSwitch.Tests.SwitchEnvironment;

namespace SipSwitch.Tests.Forwarding;

/// <summary>What is too large for UDP goes by TCP to who takes connections, else by UDP (RFC 3261 section 18.1.1).</summary>
[TestClass]
public sealed class LargeRequestTests
{
    [TestMethod]
    [DataRow(200, "UDP")]
    [DataRow(2000, "TCP")]
    public async Task A_client_that_takes_connections_gets_what_is_large_by_TCP(int length, string transport)
    {
        await using var environment = await StartAsync();
        var (kate, port) = (await environment.RegisterAsync("kate"), FreePort());
        var amy = await environment.RegisterAsync(
            "amy", SipTransport.Udp, [new SipPeer(SipTransport.Udp, "127.0.0.1", port), new SipPeer(SipTransport.Tcp, "127.0.0.1", port)]);

        var answer = await kate.AskAsync(Message(kate, length));

        Assert.AreEqual(200, answer.StatusCode);
        Assert.AreEqual(transport, amy.Received.Single().Headers.TopVia!.TransportName);
    }

    [TestMethod]
    public async Task A_client_by_UDP_alone_gets_it_so_and_is_not_asked_each_time()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy", SipTransport.Udp));

        Assert.AreEqual(200, (await kate.AskAsync(Message(kate, 2000))).StatusCode);
        Assert.AreEqual(200, (await kate.AskAsync(Message(kate, 2000))).StatusCode);

        CollectionAssert.AreEqual(new[] { "UDP", "UDP" }, amy.Received.Select(request => request.Headers.TopVia!.TransportName).ToArray());
        Assert.HasCount(1, environment.Log.Where(record => record.Message.Contains("is too large for UDP", StringComparison.Ordinal)).ToArray());
    }

    private static SipRequest Message(Agent sender, int length)
    {
        var message = sender.Request(SipMethod.Message, "sip:amy@im.test");
        message.SetBody("text/plain", new byte[length].Select(_ => (byte)'x').ToArray());
        return message;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
