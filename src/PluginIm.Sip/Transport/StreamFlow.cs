using System.Buffers;
using System.Net;

namespace PluginIm.Sip;

/// <summary>One connection: a read loop, a write loop behind a bounded queue, and the keep-alive of the side that opened it.</summary>
internal sealed class StreamFlow : SipFlow, IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;
    private const string TooSlow = "the peer does not read what it is sent";
    private static readonly ReadOnlyMemory<byte> Ping = "\r\n\r\n"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> Pong = "\r\n"u8.ToArray();

    private readonly Stream _stream;
    private readonly StreamFlowContext _context;
    private readonly SendQueue _queue;
    private readonly SipStreamParser _parser;
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _local;
    private KeepAlive? _keepAlive;
    private MessageDeadline? _deadline;
    private Task _loops = Task.CompletedTask;
    private bool _isHalfPing;
    private int _closed;

    public StreamFlow(SipTransport transport, Stream stream, IPEndPoint local, IPEndPoint remote, bool isOutgoing, StreamFlowContext context)
        : base(transport, remote)
    {
        _stream = stream;
        _context = context;
        _local = local;
        IsOutgoing = isOutgoing;
        _queue = new SendQueue(context.Options.MaxQueuedBytes);
        _parser = new SipStreamParser(context.Limits);
    }

    public override IPEndPoint LocalEndPoint => _local;

    public override bool IsOpen => Volatile.Read(ref _closed) == 0;

    public override bool IsOutgoing { get; }

    /// <summary>The name that the other side has proved; null where it was not asked to.</summary>
    public string? Host { get; init; }

    public void Start()
    {
        if (IsOutgoing && _context.Options.PingInterval is { } interval)
        {
            _keepAlive = new KeepAlive(
                interval, _context.Options.PongTimeout, _context.Time, SendPing, () => Close("no answer to the keep-alive"));
        }

        _deadline = new MessageDeadline(
            _context.Options.MessageTimeout, _context.Time, expectsMessage: !IsOutgoing, () => Close("no whole message came in time"));
        _loops = Task.WhenAll(Task.Run(ReadAsync), Task.Run(WriteAsync));
    }

    public async ValueTask DisposeAsync()
    {
        // What was handed over goes out before the connection ends, as long as the peer reads it in time.
        _queue.End();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), _context.Time);
        await using var closing = patience.Token.Register(() => Close("the endpoint stops")).ConfigureAwait(false);
        await _loops.ConfigureAwait(false);
        _stop.Dispose();
    }

    internal override ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (IsOpen && _queue.TryAdd(message))
        {
            return ValueTask.CompletedTask;
        }

        Close(TooSlow);
        throw new SipTransportException($"The connection {this} is closed.", Peer);
    }

    private void SendPing()
    {
        if (!_queue.TryAdd(Ping))
        {
            Close(TooSlow);
        }
    }

    private void Close(string reason)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        _keepAlive?.Dispose();
        _deadline?.Dispose();
        _queue.End();

        // Without waiting for whoever is registered there: the loops alone are.
        _stop.Cancel();
        _context.OnClosed(this, reason);
    }

    private async Task ReadAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (true)
            {
                var length = await _stream.ReadAsync(buffer, _stop.Token).ConfigureAwait(false);
                if (length == 0)
                {
                    Close("the peer closed it");
                    return;
                }

                _parser.Append(buffer.AsSpan(0, length));
                var hasMessage = false;
                while (_parser.TryRead(out var item))
                {
                    hasMessage |= item.Kind == SipStreamItemKind.Message;
                    Take(item);
                }

                _deadline?.OnRead(hasMessage, _parser.IsWithinMessage);
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or OperationCanceledException)
        {
            Close(fault.Message);
        }
#pragma warning disable CA1031 // The receive loop is a boundary: a handler that breaks costs its own connection alone.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _context.Logger.ReceiveLoopFault(fault, LocalEndPoint);
            Close("a fault of this side");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Take(SipStreamItem item)
    {
        switch (item.Kind)
        {
            case SipStreamItemKind.Message:
                _isHalfPing = false;
                _context.Receiver.OnMessage(this, item.Message!);
                break;
            case SipStreamItemKind.LineBreak:
                TakeLineBreak();
                break;
            case SipStreamItemKind.Malformed:
                _context.Receiver.OnMalformed(this, item.Error!);
                break;
            case SipStreamItemKind.FramingLost:
                _context.Receiver.OnMalformed(this, item.Error!);
                _queue.End();
                break;
        }
    }

    /// <summary>What answers this side's ping is a pong; of the others, every second one in a row completes a ping of the peer.</summary>
    private void TakeLineBreak()
    {
        if (_keepAlive is { } keepAlive && keepAlive.TryTakePong())
        {
            return;
        }

        if (_isHalfPing)
        {
            _queue.TryAdd(Pong);
        }

        _isHalfPing = !_isHalfPing;
    }

    /// <summary>Writes until the queue has ended and is empty: then the connection is closed.</summary>
    private async Task WriteAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await _queue.WaitAsync(_stop.Token).ConfigureAwait(false))
            {
                var bytes = _queue.Take(buffer);
                await _stream.WriteAsync(bytes, _stop.Token).ConfigureAwait(false);
                _queue.Sent(bytes.Length);
            }

            Close("this side closed it");
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or OperationCanceledException)
        {
            Close(fault.Message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
