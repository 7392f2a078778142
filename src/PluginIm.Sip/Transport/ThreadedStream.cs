using System.Net;
using System.Net.Sockets;

namespace PluginIm.Sip;

/// <summary>
/// A connection that is read by a thread of its own: it waits in the system's call, and reading blocks whoever reads. No operation on the socket is
/// asynchronous: after the first one the system would tell of each arrival by another thread, and that one by a thread of the pool.
/// Writing never blocks: what the system does not take at once is written by a thread that lives as long as that takes.
/// </summary>
internal sealed class ThreadedStream : Stream
{
    private const TaskCreationOptions OwnThread = TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach;

    // Unix wakes whoever waits at a socket that is shut down; Windows is not known to.
    private static readonly TimeSpan Slice = OperatingSystem.IsWindows() ? TimeSpan.FromMilliseconds(100) : Timeout.InfiniteTimeSpan;

    private readonly Socket _socket;
    private readonly StreamFlowContext _context;
    private LookOut _look;
    private bool _hasRead;
    private int _stopped;
    private int _disposed;

    private ThreadedStream(Socket socket, StreamFlowContext context)
    {
        _socket = socket;
        _context = context;
        _socket.Blocking = false;
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private bool IsStopped => Volatile.Read(ref _stopped) != 0;

    /// <summary>Null where as many connections as may have threads of their own.</summary>
    public static ThreadedStream? TryCreate(Socket socket, StreamFlowContext context) =>
        context.Threads.TryEnter() ? new ThreadedStream(socket, context) : null;

    /// <summary>Starts a thread that may block.</summary>
    public static Task RunAsync(Func<Task> work) => Start(work).Unwrap();

    /// <summary>Secures the connection; nobody but the handshake reads it meanwhile.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<Stream> SecureAsync(Func<Task<Stream>> handshake, CancellationToken cancellationToken)
    {
        using var end = cancellationToken.Register(Stop);
        try
        {
            return await Start(handshake).Unwrap().ConfigureAwait(false);
        }
        catch (IOException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <exception cref="SocketException">Nobody takes the connection.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task ConnectAsync(IPEndPoint remote, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            // An asynchronous call leaves nothing behind there.
            await _socket.ConnectAsync(remote, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var end = cancellationToken.Register(Stop);
        try
        {
            await Start(() => Connect(remote)).ConfigureAwait(false);
        }
        catch (SocketException) when (cancellationToken.IsCancellationRequested)
        {
            // The next line says why.
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Whoever reads or writes finds the connection at its end, at once or after the system's call in which he waits.</summary>
    public void Stop()
    {
        Volatile.Write(ref _stopped, 1);
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // It has ended already.
        }
    }

    /// <summary>Waits until something has come; 0 where the other side or this one has closed the connection.</summary>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var mayLookOut = _hasRead;
        _hasRead = true;
        while (!IsStopped)
        {
            var length = mayLookOut ? LookOutAndReceive(buffer) : Receive(buffer);
            if (length >= 0)
            {
                return length;
            }

            mayLookOut = false;
            WaitFor(SelectMode.SelectRead);
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Blocks as <see cref="Read(Span{byte})"/> does.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    /// <summary>Waits until the system has taken all.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        for (var rest = buffer[Send(buffer)..]; !rest.IsEmpty; rest = rest[Send(rest)..])
        {
            WaitFor(SelectMode.SelectWrite);
            if (IsStopped)
            {
                throw new IOException("The connection was closed while there was something left to be written.");
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var rest = buffer[Send(buffer.Span)..];
        return rest.IsEmpty
            ? ValueTask.CompletedTask
            : new ValueTask(Start(() => Write(rest.Span)));
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Stop();
            _socket.Dispose();
            _context.Threads.Leave();
        }

        base.Dispose(disposing);
    }

    private static Task Start(Action work) => Task.Factory.StartNew(work, CancellationToken.None, OwnThread, TaskScheduler.Default);

    private static Task<T> Start<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, OwnThread, TaskScheduler.Default);

    private void Connect(IPEndPoint remote)
    {
        try
        {
            _socket.Connect(remote);
            return;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // It is on its way.
        }

        WaitFor(SelectMode.SelectWrite);
        if ((SocketError)(int)_socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)! is not SocketError.Success and var error)
        {
            throw new SocketException((int)error);
        }

        // Asked now, for the runtime learns it but once, and never of a connection that was reset before.
        if (_socket.LocalEndPoint is null)
        {
            throw new SocketException((int)SocketError.ConnectionReset);
        }
    }

    /// <summary>One connection at a time looks out: with many of them there is always one that has something.</summary>
    private int LookOutAndReceive(Span<byte> buffer)
    {
        var length = Receive(buffer);
        if (length >= 0 || !_look.TryBegin() || !_context.TryLookOut())
        {
            return length;
        }

        while (length < 0 && _look.GoesOn())
        {
            length = Receive(buffer);
        }

        if (length >= 0)
        {
            _look.Succeed();
        }

        _context.EndLookOut();
        return length;
    }

    /// <summary>Takes what has come; less than 0 where there is nothing.</summary>
    private int Receive(Span<byte> buffer)
    {
        var length = _socket.Receive(buffer, SocketFlags.None, out var error);

        // Windows refuses to read what this side has shut down, where others have it end.
        return error == SocketError.Success ? length : IsStopped ? 0 : ResultOf(error, -1);
    }

    /// <summary>How much of it the system takes at once.</summary>
    private int Send(ReadOnlySpan<byte> bytes)
    {
        var length = _socket.Send(bytes, SocketFlags.None, out var error);
        return error == SocketError.Success ? length : ResultOf(error, 0);
    }

    private static int ResultOf(SocketError error, int wouldBlock) =>
        error == SocketError.WouldBlock ? wouldBlock : throw new SocketException((int)error);

    private void WaitFor(SelectMode mode)
    {
        while (!IsStopped && !_socket.Poll(Slice, mode) && Slice != Timeout.InfiniteTimeSpan)
        {
            // It waits on.
        }
    }
}
