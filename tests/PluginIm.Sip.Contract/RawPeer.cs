using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PluginIm.Sip.Contract;

/// <summary>The other side of the wire: a bare socket that says what the test wants, in the order it wants.</summary>
public sealed class RawPeer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Socket _socket;
    private readonly Channel<SipMessage> _received = Channel.CreateUnbounded<SipMessage>();
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<string> _seen = [];
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _loop;
    private volatile Socket? _connection;
    private volatile IPEndPoint? _remote;
    private int _lineBreaks;

    public RawPeer(SipTransport transport)
    {
        var isUdp = transport == SipTransport.Udp;
        _socket = new Socket(
            AddressFamily.InterNetwork, isUdp ? SocketType.Dgram : SocketType.Stream, isUdp ? ProtocolType.Udp : ProtocolType.Tcp);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Address = SipPeer.Of(transport, (IPEndPoint)_socket.LocalEndPoint!);
        if (!isUdp)
        {
            _socket.Listen();
        }

        _loop = Task.Run(isUdp ? ReceiveAsync : AcceptAsync);
    }

    /// <summary>Where it is reached.</summary>
    public SipPeer Address { get; }

    /// <summary>How many line breaks have come beside the messages: keep-alives.</summary>
    public int LineBreaks => Volatile.Read(ref _lineBreaks);

    /// <summary>Opens the endpoint's flow to here; whatever this side says goes back by it.</summary>
    public async Task<SipFlow> MeetAsync(ISipEndpoint endpoint)
    {
        var flow = await endpoint.ConnectAsync(Address);
        if (flow.IsReliable)
        {
            await _connected.Task.WaitAsync(Patience);
        }
        else
        {
            _remote = flow.LocalEndPoint;
        }

        return flow;
    }

    /// <summary>The next request of a method; copies of earlier ones are passed over.</summary>
    public async Task<SipRequest> ReceiveAsync(SipMethod method, bool copies = false)
    {
        while (true)
        {
            if (await NextAsync() is not SipRequest request)
            {
                continue;
            }

            var isCopy = !_seen.Add($"{request.Method} {request.Headers.TopVia!.Branch}");
            if (request.Method == method && (copies || !isCopy))
            {
                return request;
            }
        }
    }

    /// <summary>The next response that is not 100, copies included.</summary>
    public async Task<SipResponse> ReceiveResponseAsync(Func<SipResponse, bool>? which = null)
    {
        while (true)
        {
            if (await NextAsync() is SipResponse { StatusCode: > 100 } response && which?.Invoke(response) != false)
            {
                return response;
            }
        }
    }

    /// <summary>Answers a request, with a tag of this side.</summary>
    public async Task<SipResponse> AnswerAsync(SipRequest request, int status, Action<SipResponse>? fill = null, string tag = "peer")
    {
        var response = SipResponse.For(request, status);
        if (status > 100 && response.Headers.To is { Tag: null } to)
        {
            response.Headers.To = to.WithTag(tag);
        }

        if (request.Method == SipMethod.Invite)
        {
            response.Headers.Set(SipHeaderNames.Contact, $"<{Contact}>");
        }

        fill?.Invoke(response);
        await SendAsync(response.ToArray());
        return response;
    }

    /// <summary>A request from here to a contact of the endpoint.</summary>
    public SipRequest CreateRequest(SipMethod method, SipUri contact, string? branch = null)
    {
        var request = new SipRequest(method, contact);
        request.Headers.MaxForwards = 70;
        request.Headers.From = SipAddress.Parse("<sip:peer@im.test>;tag=peer");
        request.Headers.To = SipAddress.Parse("<sip:alice@im.test>");
        request.Headers.CallId = SipIdentifiers.NewCallId();
        request.Headers.CSeq = new SipCSeq(1, method);
        request.Headers.Set(SipHeaderNames.Contact, $"<{Contact}>");
        return WithVia(request, branch);
    }

    /// <summary>Puts this side's Via on a request that something else has made.</summary>
    public SipRequest WithVia(SipRequest request, string? branch = null)
    {
        var parameters = SipParameters.Empty.With("branch", branch ?? SipIdentifiers.NewBranch()).With("rport", null);
        request.Headers.Prepend(SipHeaderNames.Via, new SipVia(Address.Transport, Address.Host, Address.Port, parameters).ToString());
        return request;
    }

    public Task SendAsync(SipRequest request) => SendAsync(request.ToArray());

    /// <summary>Sends bytes back to where the last message came from.</summary>
    public async Task SendAsync(byte[] bytes)
    {
        if (_connection is { } connection)
        {
            await connection.SendAsync(bytes, _stop.Token);
        }
        else
        {
            await _socket.SendToAsync(bytes, _remote!, _stop.Token);
        }
    }

    /// <summary>Ends the connection that the endpoint has opened.</summary>
    public void HangUp() => _connection!.Close();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _connection?.Dispose();
        _socket.Dispose();
        _stop.Dispose();
    }

    private SipUri Contact =>
        SipUri.Create("peer", Address.Host, Address.Port).WithParameter("transport", Address.Transport == SipTransport.Udp ? "udp" : "tcp");

    private async Task<SipMessage> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _received.Reader.ReadAsync(patience.Token);
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[65535];
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
                _remote = (IPEndPoint)received.RemoteEndPoint;
                Take(buffer.AsSpan(0, received.ReceivedBytes));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private void Take(ReadOnlySpan<byte> datagram)
    {
        try
        {
            _received.Writer.TryWrite(SipParser.Parse(datagram));
        }
        catch (SipParseException)
        {
            // The answer to something malformed repeats what was malformed in it.
        }
    }

    /// <summary>One connection after the other: a fresh one takes the place of the one before.</summary>
    private async Task AcceptAsync()
    {
        var readers = new List<Task>();
        try
        {
            while (true)
            {
                var connection = await _socket.AcceptAsync(_stop.Token);
                _connection = connection;
                _connected.TrySetResult();
                readers.Add(ReadAsync(connection));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(readers);
        }
    }

    private async Task ReadAsync(Socket connection)
    {
        var parser = new SipStreamParser();
        var buffer = new byte[65535];
        try
        {
            while (await connection.ReceiveAsync(buffer, _stop.Token) is > 0 and var length)
            {
                parser.Append(buffer.AsSpan(0, length));
                while (parser.TryRead(out var item))
                {
                    if (item.Message is { } message)
                    {
                        _received.Writer.TryWrite(message);
                    }
                    else if (item.Kind == SipStreamItemKind.LineBreak)
                    {
                        Interlocked.Increment(ref _lineBreaks);
                    }
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over, or one side has hung up.
        }
    }
}
