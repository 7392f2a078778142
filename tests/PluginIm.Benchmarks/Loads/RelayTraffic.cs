using System.Net;
using System.Net.Sockets;
using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>
/// Two users of a switch on raw UDP sockets: one sends so many messages, the other answers each, and each answer sends the next. What a switch costs
/// shows then alone. Where it asks for passwords the messages claim to be in a dialog, as those of a session are.
/// </summary>
internal sealed class RelayTraffic : IDisposable
{
    public const string Sender = "kate";
    public const string Receiver = "amy";
    public const string Password = "secret";

    private readonly Socket _near = Bind();
    private readonly Socket _far = Bind();
    private readonly IPEndPoint _switch;
    private readonly Counter _answered = new();
    private RelayMessage _message = null!;
    private Latencies _times = new();

    private RelayTraffic(SipPeer sipSwitch) => _switch = new IPEndPoint(IPAddress.Parse(sipSwitch.Host), sipSwitch.Port);

    public static RelayTraffic Start(SipPeer sipSwitch)
    {
        var traffic = new RelayTraffic(sipSwitch);
        var isChallenged = traffic.Register(traffic._far, Receiver);
        traffic.Register(traffic._near, Sender);
        traffic._message = new RelayMessage(
            isChallenged ? ContactOf(traffic._far, Receiver) : $"sip:{Receiver}@im.test", isChallenged ? ";tag=there" : "", (IPEndPoint)traffic._near.LocalEndPoint!);
        return traffic;
    }

    /// <summary>One message as it leaves.</summary>
    public byte[] Sample() => _message.Next().ToArray();

    /// <summary>How many messages a second were answered, and how long each took.</summary>
    public async Task<(double Rate, Latencies Times)> MeasureAsync(int outstanding, TimeSpan duration)
    {
        var sink = Start(Answer);
        var pump = Start(() => Pump(outstanding));
        await RateMeter.MeasureAsync(() => _answered.Value, TimeSpan.FromSeconds(2));
        _times = new Latencies();
        var rate = await RateMeter.MeasureAsync(() => _answered.Value, duration);
        var times = _times;
        Dispose();
        await Task.WhenAll(sink, pump);
        return (rate, times);
    }

    public void Dispose()
    {
        _near.Dispose();
        _far.Dispose();
    }

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = 4 * 1024 * 1024,
            SendBufferSize = 4 * 1024 * 1024,
            ReceiveTimeout = 1000,
        };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static Task Start(Action loop) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                loop();
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                // The measurement is over.
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static string ContactOf(Socket socket, string user) => $"sip:{user}@{socket.LocalEndPoint}";

    /// <summary>True where the switch asked for the password.</summary>
    private bool Register(Socket socket, string user)
    {
        var digest = new DigestClient(new SipCredentials(user, Password));
        var request = new SipRequest(SipMethod.Register, SipUri.Parse("sip:im.test"));
        request.Headers.Set("Via", $"SIP/2.0/UDP {socket.LocalEndPoint};branch={SipIdentifiers.NewBranch()};rport");
        request.Headers.Set("From", $"<sip:{user}@im.test>;tag=1");
        request.Headers.Set("To", $"<sip:{user}@im.test>");
        request.Headers.Set("Call-ID", SipIdentifiers.NewCallId());
        request.Headers.Set("CSeq", "1 REGISTER");
        request.Headers.Set("Max-Forwards", "70");
        request.Headers.Set("Contact", $"<{ContactOf(socket, user)}>");
        var response = Exchange(socket, request);
        var isChallenged = response.StatusCode == 401;
        if (isChallenged && digest.TryAuthorize(request, response))
        {
            request.Headers.Set("Via", $"SIP/2.0/UDP {socket.LocalEndPoint};branch={SipIdentifiers.NewBranch()};rport");
            request.Headers.Set("CSeq", "2 REGISTER");
            response = Exchange(socket, request);
        }

        return response.IsSuccess ? isChallenged : throw new InvalidOperationException($"{user} was not registered: {response.StartLine}");
    }

    /// <summary>Blocks: a socket once used asynchronously never blocks again, and what waits on it then costs more than the switch.</summary>
    private SipResponse Exchange(Socket socket, SipRequest request)
    {
        var buffer = new byte[65535];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        socket.SendTo(request.ToArray(), SocketFlags.None, _switch.Serialize());
        return (SipResponse)SipParser.Parse(buffer.AsSpan(0, socket.ReceiveFrom(buffer, SocketFlags.None, from)));
    }

    private void Pump(int outstanding)
    {
        var buffer = new byte[65535];
        var to = _switch.Serialize();
        var from = new SocketAddress(AddressFamily.InterNetwork);
        for (var i = 0; i < outstanding; i++)
        {
            _near.SendTo(_message.Next(), SocketFlags.None, to);
        }

        while (true)
        {
            var length = 0;
            try
            {
                length = _near.ReceiveFrom(buffer, SocketFlags.None, from);
            }
            catch (SocketException fault) when (fault.SocketErrorCode == SocketError.TimedOut)
            {
                // All that was outstanding got lost: another message sets the traffic going again.
            }

            if (length > 0 && RelayMessage.IsSuccess(buffer.AsSpan(0, length)))
            {
                _answered.Increment();
                _times.Add(_message.TookOf(buffer.AsSpan(0, length)));
            }

            _near.SendTo(_message.Next(), SocketFlags.None, to);
        }
    }

    private void Answer()
    {
        var buffer = new byte[65535];
        var answer = new byte[65535];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        while (true)
        {
            try
            {
                var length = _far.ReceiveFrom(buffer, SocketFlags.None, from);
                var size = RelayMessage.Answer(buffer.AsSpan(0, length), answer);
                _far.SendTo(answer.AsSpan(0, size), SocketFlags.None, from);
            }
            catch (SocketException fault) when (fault.SocketErrorCode == SocketError.TimedOut)
            {
                // Nothing came for a moment.
            }
        }
    }
}
