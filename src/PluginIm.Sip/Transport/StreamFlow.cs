using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace PluginIm.Sip;

/// <summary>
/// One connection: a read loop that runs the handlers, writes on the thread of whoever sends, with a bounded queue for what the system does
/// not take at once, and the keep-alive of the side that opened it.
/// </summary>
internal sealed class StreamFlow : SipFlow, IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    // So often whoever sends writes what others have added meanwhile, before another thread does.
    private const int WritesForOthers = 8;

    // So often it reads before other work of the pool gets its turn.
    private const int ReadsInARow = 32;
    private const string TooSlow = "the peer does not read what it is sent";

    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly ThreadedStream? _thread;
    private readonly StreamFlowContext _context;
    private readonly SendQueue _queue;
    private readonly SendBatch _batch = new();
    private readonly SipStreamParser _parser;
    private readonly ReceiveWatch _watch;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IPEndPoint _local;
    private LookOut _look;
    private KeepAlive? _keepAlive;
    private MessageDeadline? _deadline;
    private bool _isHalfPing;
    private int _closed;

    public StreamFlow(
        SipTransport transport, Socket socket, Stream stream, ThreadedStream? thread, IPEndPoint remote, bool isOutgoing, StreamFlowContext context)
        : base(transport, remote)
    {
        _socket = socket;
        _stream = stream;
        _thread = thread;
        _context = context;
        _local = (IPEndPoint)socket.LocalEndPoint!;
        _stopped = _stop.Token;
        IsOutgoing = isOutgoing;
        _queue = new SendQueue(context.Options.MaxQueuedBytes);
        _parser = new SipStreamParser(context.Limits);
        _watch = new ReceiveWatch(context.Time, StartAnother);
    }

    public override IPEndPoint LocalEndPoint => _local;

    public override bool IsOpen => Volatile.Read(ref _closed) == 0;

    public override bool IsOutgoing { get; }

    /// <summary>The name that the other side has proved; null where it was not asked to.</summary>
    public string? Host { get; init; }

    internal override bool RunsContinuations => true;

    private static ReadOnlySpan<byte> Ping => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> Pong => "\r\n"u8;

    public void Start()
    {
        if (IsOutgoing && _context.Options.PingInterval is { } interval)
        {
            _keepAlive = new KeepAlive(
                interval, _context.Options.PongTimeout, _context.Time, SendPing, () => Close("no answer to the keep-alive"));
        }

        _deadline = new MessageDeadline(
            _context.Options.MessageTimeout, _context.Time, expectsMessage: !IsOutgoing, () => Close("no whole message came in time"));
        Start(0);
    }

    public async ValueTask DisposeAsync()
    {
        // What was handed over goes out before the connection ends, as long as the peer reads it in time.
        EndSending();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), _context.Time);
        await using var closing = patience.Token.Register(() => Close("the endpoint stops")).ConfigureAwait(false);
        await _ended.Task.ConfigureAwait(false);
        _stop.Dispose();
    }

    internal override ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (!IsOpen || !TrySend(message.Span))
        {
            Close(TooSlow);
            throw new SipTransportException($"The connection {this} is closed.", Peer);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Writes what waits, unless somebody does already.</summary>
    internal void Flush()
    {
        if (_queue.TryBegin())
        {
            WriteAsync().Forget(_context.Logger);
        }
    }

    private bool TrySend(ReadOnlySpan<byte> message)
    {
        if (!_queue.TryAdd(message))
        {
            return false;
        }

        if (!SendBatch.TryDefer(this))
        {
            Flush();
        }

        return true;
    }

    private void SendPing()
    {
        if (!TrySend(Ping))
        {
            Close(TooSlow);
        }
    }

    /// <summary>Closes once all that waits has been written.</summary>
    private void EndSending()
    {
        if (_queue.End())
        {
            Close("this side closed it");
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
        _thread?.Stop();
        _context.OnClosed(this, reason);
    }

    private void Start(int loop) =>
        (_thread is null ? Task.Run(() => ReadAsync(loop)) : ThreadedStream.RunAsync(() => ReadAsync(loop))).Forget(_context.Logger);

    private void StartAnother(int loop)
    {
        _context.Logger.ReceiveLoopHeldUp(_local);
        _batch.Flush();
        Start(loop);
    }

    /// <summary>Reads until the connection ends, or another loop has taken this one's place.</summary>
    private async Task ReadAsync(int loop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var isInCharge = true;
        try
        {
            // A loop that takes the place of another one finds here what that one has not come to.
            for (var reads = 1; isInCharge = TryTakeAll(loop); reads++)
            {
                if (_thread is null)
                {
                    await GiveWayAsync(reads).ConfigureAwait(false);
                }

                var length = await _stream.ReadAsync(buffer, _stopped).ConfigureAwait(false);
                if (length == 0)
                {
                    Close("the peer closed it");
                    return;
                }

                _parser.Append(buffer.AsSpan(0, length));
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
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
            if (isInCharge)
            {
                await EndAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>One connection at a time looks out: with many of them there is always one that has something.</summary>
    private async ValueTask GiveWayAsync(int reads)
    {
        if (reads % ReadsInARow == 0)
        {
            await Task.Yield();
        }

        if (reads > 1 && _context.TryLookOut())
        {
            try
            {
                _look.For(_socket);
            }
            finally
            {
                _context.EndLookOut();
            }
        }
    }

    private async ValueTask EndAsync()
    {
        _watch.Dispose();
        await _stream.DisposeAsync().ConfigureAwait(false);
        _ended.TrySetResult();
    }

    /// <summary>Takes what has been received; false where another loop has taken this one's place meanwhile.</summary>
    private bool TryTakeAll(int loop)
    {
        try
        {
            while (_parser.TryRead(out var item))
            {
                if (item.Kind == SipStreamItemKind.Message)
                {
                    // Before its handler: whoever has its answer may count on it.
                    _deadline?.OnRead(hasMessage: true, _parser.IsWithinMessage);
                }

                _batch.SetOpen(_parser.IsWithinMessage);
                _watch.Enter();
                Take(item);
                if (!_watch.TryLeave(loop))
                {
                    return false;
                }
            }
        }
        finally
        {
            _batch.SetOpen(false);
            _batch.Flush();
        }

        _deadline?.OnRead(hasMessage: false, _parser.IsWithinMessage);
        return true;
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
                EndSending();
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
            TrySend(Pong);
        }

        _isHalfPing = !_isHalfPing;
    }

    /// <summary>
    /// Writes on the caller's thread as long as the system takes it at once, so that no message waits for another thread; no call blocks.
    /// </summary>
    private async Task WriteAsync()
    {
        try
        {
            for (var writes = 0; ; writes++)
            {
                var bytes = _queue.Next(out var hasEnded);
                if (bytes.IsEmpty)
                {
                    if (hasEnded)
                    {
                        Close("this side closed it");
                    }

                    return;
                }

                if (writes == WritesForOthers)
                {
                    await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                }

                await _stream.WriteAsync(bytes, _stopped).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            _queue.Abandon();

            // Whoever sends is not the one to go on with what ends by it.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            Close(fault.Message);
        }
    }
}
