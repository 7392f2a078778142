using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using static SipSwitch.Tests.SwitchEnvironment;

namespace SipSwitch.Tests;

/// <summary>What raw sockets send gets 400 or nothing, one log line, and disturbs nobody.</summary>
[TestClass]
public sealed class MalformedMessageTests
{
    private const string NoCSeq =
        "MESSAGE sip:amy@im.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bK1;rport\r\n"
        + "From: <sip:kate@im.test>;tag=1\r\nTo: <sip:amy@im.test>\r\nCall-ID: 1\r\nContent-Length: 0\r\n\r\n";

    [TestMethod]
    [DataRow(NoCSeq, "SIP/2.0 400 Bad Request")]
    [DataRow("MESSAGE sip:amy@im.test SIP/3.0\r\nVia: SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bK1;rport\r\n\r\n", "SIP/2.0 505 Version Not Supported")]
    [DataRow("MESSAGE sip:amy@im.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bK1;rport\r\nTo: <broken\r\n\r\n", "SIP/2.0 400 Bad Request")]
    public async Task A_malformed_request_by_UDP_is_answered_and_logged_once(string text, string answer)
    {
        await using var environment = await StartAsync();
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), "127.0.0.1", environment.PeerOf(SipTransport.Udp).Port);

        using var patience = new CancellationTokenSource(Patience);
        var received = Encoding.UTF8.GetString((await socket.ReceiveAsync(patience.Token)).Buffer);

        StringAssert.StartsWith(received, answer);
        Assert.HasCount(1, environment.Warnings.ToArray(), string.Join('\n', environment.Warnings));
        await AssertServesAsync(environment);
    }

    [TestMethod]
    [DataRow("no SIP at all")]
    [DataRow("SIP/2.0 200 OK\r\n\r\n")]
    [DataRow("ACK sip:amy@im.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bK1\r\n\r\n")]
    [DataRow("MESSAGE sip:amy@im.test SIP/2.0\r\n\r\n")]
    public async Task What_cannot_be_answered_is_dropped_and_logged_once(string text)
    {
        await using var environment = await StartAsync();
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), "127.0.0.1", environment.PeerOf(SipTransport.Udp).Port);

        await WaitForAsync(() => environment.Warnings.Any(), "the log line");

        await AssertServesAsync(environment);
        Assert.HasCount(1, environment.Warnings.ToArray(), string.Join('\n', environment.Warnings));
        Assert.AreEqual(0, socket.Available);
    }

    [TestMethod]
    public async Task A_malformed_request_by_TCP_leaves_its_connection_open()
    {
        await using var environment = await StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, environment.PeerOf(SipTransport.Tcp).Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(NoCSeq.Replace("UDP", "TCP", StringComparison.Ordinal)));
        StringAssert.StartsWith(await ReadAsync(stream), "SIP/2.0 400 Bad Request");

        await stream.WriteAsync("\r\n\r\n"u8.ToArray());

        Assert.AreEqual("\r\n", await ReadAsync(stream));
        await AssertServesAsync(environment);
    }

    [TestMethod]
    [DataRow("MESSAGE sip:amy@im.test SIP/2.0\r\nContent-Length: -1\r\n\r\n")]
    [DataRow("MESSAGE sip:amy@im.test SIP/2.0\r\n\r\n")]
    [DataRow("MESSAGE sip:amy@im.test SIP/2.0\r\nContent-Length: 9999999\r\n\r\n")]
    [DataRow("\rnothing")]
    public async Task A_stream_whose_end_of_message_is_lost_is_closed(string text)
    {
        await using var environment = await StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, environment.PeerOf(SipTransport.Tcp).Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));

        while ((await ReadAsync(stream)).Length > 0)
        {
        }

        Assert.HasCount(1, environment.Warnings.ToArray(), string.Join('\n', environment.Warnings));
        await AssertServesAsync(environment);
    }

    [TestMethod]
    public async Task No_password_and_no_text_stands_in_the_log()
    {
        await using var environment = await StartAsync();
        var (kate, amy) = (await environment.RegisterAsync("kate"), await environment.RegisterAsync("amy"));
        var request = kate.Request(SipMethod.Message, "sip:amy@im.test");
        request.SetBody("text/plain", "the secret text"u8.ToArray());

        Assert.AreEqual(200, (await kate.AskAsync(request)).StatusCode);

        Assert.HasCount(1, amy.Received);
        var lines = environment.Log.Where(record => record.Level == LogLevel.Trace).Select(record => record.Message).ToArray();
        Assert.IsTrue(Array.Exists(lines, line => line.Contains("<15 bytes text/plain>", StringComparison.Ordinal)));
        Assert.IsTrue(Array.Exists(lines, line => line.Contains("Authorization: Digest <redacted>", StringComparison.Ordinal)));
        Assert.IsFalse(Array.Exists(lines, line => line.Contains("the secret text", StringComparison.Ordinal)));
        Assert.IsFalse(Array.Exists(lines, line => line.Contains("response=", StringComparison.Ordinal)));
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, patience.Token));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task AssertServesAsync(SwitchEnvironment environment)
    {
        var kate = await environment.RegisterAsync("kate");
        Assert.AreEqual(200, (await kate.AskAsync(SipMethod.Options, "sip:im.test")).StatusCode);
    }
}
