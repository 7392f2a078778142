using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Softphone;

/// <summary>
/// One call's sound over UDP (RFC 3550): sends a tone, 20 ms in each packet, and measures what comes. The driver of <see cref="RtpSender"/> and
/// <see cref="RtpReceiver"/>. It sends no RTCP, encrypts nothing, and takes packets from the agreed address alone.
/// </summary>
#pragma warning disable CA1001 // A cancellation source without a timer holds nothing that needs disposing.
internal sealed class RtpSession : IAsyncDisposable
#pragma warning restore CA1001
{
    private static readonly TimeSpan PacketTime = TimeSpan.FromMilliseconds(20);

    // Nothing for so long is silence, whatever the meter showed last.
    private static readonly TimeSpan SilenceAfter = TimeSpan.FromMilliseconds(200);

    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Tone _tone;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly RtpSender _sender = new();
    private readonly RtpReceiver _receiver = new();
    private readonly LevelMeter _sentLevel = new();
    private readonly LevelMeter _receivedLevel = new();
    private AudioRoute? _route;
    private long? _lastReceived;
    private Task _running = Task.CompletedTask;

    private RtpSession(Socket socket, Tone tone, TimeProvider time, ILogger logger)
    {
        (_socket, _tone, _time, _logger) = (socket, tone, time, logger);
        LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    /// <summary>Where it is reached.</summary>
    public IPEndPoint LocalEndPoint { get; }

    public AudioStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                var isSilent = _lastReceived is not { } last || _time.GetElapsedTime(last) > SilenceAfter;
                return new AudioStatistics(
                    _sender.Sent,
                    _receiver.Received,
                    _receiver.Lost,
                    TimeSpan.FromSeconds(_receiver.Jitter / AudioCodec.SamplesPerSecond),
                    _route is { Sends: true } ? _sentLevel.Decibels : LevelMeter.Silence,
                    isSilent ? LevelMeter.Silence : _receivedLevel.Decibels);
            }
        }
    }

    /// <summary>Takes a port; nothing is sent before <see cref="Follow"/>.</summary>
    public static RtpSession Open(IPAddress local, Tone tone, TimeProvider time, ILogger logger) =>
        new(RtpPort.Open(local), tone, time, logger);

    /// <summary>Sends and listens along a route from here on.</summary>
    public void Follow(AudioRoute route)
    {
        lock (_lock)
        {
            if (_route is null)
            {
                _running = Task.WhenAll(SendAsync(_stop.Token), ReceiveAsync(_stop.Token));
            }

            _route = route;
            if (!route.Receives)
            {
                _receivedLevel.Clear();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        _socket.Dispose();
        Task running;
        lock (_lock)
        {
            running = _running;
        }

        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task SendAsync(CancellationToken stopped)
    {
        var datagram = new byte[RtpPacket.HeaderLength + RtpSender.SamplesPerPacket];
        using var timer = new PeriodicTimer(PacketTime, _time);
        var begin = _time.GetTimestamp();
        for (long done = 0; await NextAsync(timer, stopped);)
        {
            // A timer that was late is caught up with by a packet more; what is longer ago than that is silence.
            var due = (long)(_time.GetElapsedTime(begin) / PacketTime);
            var late = Math.Max(0, due - done - 2);
            Skip(late);
            for (done += late; done < due; done++)
            {
                if (Write(datagram) is var (length, remote))
                {
                    await SendAsync(datagram.AsMemory(0, length), remote, stopped);
                }
            }
        }
    }

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken stopped)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopped);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Skip(long packets)
    {
        if (packets > 0)
        {
            lock (_lock)
            {
                _sender.Skip(packets);
            }
        }
    }

    private (int Length, IPEndPoint Remote)? Write(byte[] datagram)
    {
        Span<short> samples = stackalloc short[RtpSender.SamplesPerPacket];
        var payload = new byte[RtpSender.SamplesPerPacket];
        lock (_lock)
        {
            if (_route is not { Sends: true } route)
            {
                _sender.Skip(1);
                return null;
            }

            _tone.Fill(samples);
            _sentLevel.Add(samples);
            route.Codec.Encode(samples, payload);
            return (_sender.Next(route.Codec.PayloadType, payload).Write(datagram), route.Remote);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> datagram, IPEndPoint remote, CancellationToken stopped)
    {
        try
        {
            await _socket.SendToAsync(datagram, SocketFlags.None, remote, stopped);
        }
        catch (SocketException fault)
        {
            // A packet of sound is worth no more than its moment.
            _logger.SoundNotSent(remote, fault.SocketErrorCode);
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
        {
            // The call is over.
        }
    }

    private async Task ReceiveAsync(CancellationToken stopped)
    {
        var buffer = new byte[2048];
        var anyone = new IPEndPoint(_socket.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                var received = await _socket.ReceiveFromAsync(buffer.AsMemory(), SocketFlags.None, anyone, stopped);
                OnDatagram(buffer.AsMemory(0, received.ReceivedBytes), (IPEndPoint)received.RemoteEndPoint);
            }
            catch (SocketException) when (!stopped.IsCancellationRequested)
            {
                // What was sent found nobody there yet, or a datagram was too long: Windows says so here.
            }
            catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private void OnDatagram(ReadOnlyMemory<byte> datagram, IPEndPoint sender)
    {
        lock (_lock)
        {
            if (_route is not { Receives: true } route || !sender.Address.Equals(route.Remote.Address) || !RtpPacket.TryRead(datagram, out var packet)
                || AudioCodec.All.FirstOrDefault(codec => codec.PayloadType == packet.PayloadType) is not { } codec)
            {
                return;
            }

            _lastReceived = _time.GetTimestamp();
            var arrival = _lastReceived.Value * (double)AudioCodec.SamplesPerSecond / _time.TimestampFrequency;

            // The bytes are the buffer's, which the next datagram overwrites.
            foreach (var next in _receiver.Take(packet with { Payload = packet.Payload.ToArray() }, arrival))
            {
                var samples = new short[next.Payload.Length];
                codec.Decode(next.Payload.Span, samples);
                _receivedLevel.Add(samples);
            }
        }
    }
}
