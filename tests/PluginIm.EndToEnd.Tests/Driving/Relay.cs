using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>A cable between desktops and their switch: TCP connections pass through it, until it is cut.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly IPEndPoint _switch;
    private readonly List<TcpClient> _open = [];
    private readonly List<Task> _work = [];
    private volatile IPAddress _towardsSwitch = IPAddress.Loopback;
    private TcpListener? _listener;
    private TaskCompletionSource _answersPass = Passing();
    private StrongBox<bool> _swallows = new();

    private Relay(IPEndPoint sipSwitch) => _switch = sipSwitch;

    /// <summary>Where desktops reach the switch through it, as <c>tcp:127.0.0.1:5060</c>.</summary>
    public string Address { get; private set; } = "";

    /// <param name="switchAddress">Where the switch is, as <c>tcp:127.0.0.1:5060</c>.</param>
    public static Relay Start(string switchAddress)
    {
        var relay = new Relay(IPEndPoint.Parse(switchAddress["tcp:".Length..]));
        relay.Listen(0);
        return relay;
    }

    /// <summary>Every connection breaks, and none can be made.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _listener!.Dispose();
            foreach (var client in _open)
            {
                // Reset, not closed in good order.
                client.Client?.Close(timeout: 0);
                client.Dispose();
            }

            _open.Clear();
        }
    }

    /// <summary>Connections can be made again.</summary>
    public void Heal()
    {
        ReleaseAnswers();
        Listen(int.Parse(Address[(Address.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Every connection breaks, and those that are made from here on come to the switch from another address, as those of a laptop in another network.</summary>
    public void Move(IPAddress address)
    {
        _towardsSwitch = address;
        Cut();
        Heal();
    }

    /// <summary>What the open connections are given from here on gets nowhere, and neither end is told: they are half open. Others can be made.</summary>
    public void Swallow()
    {
        lock (_gate)
        {
            Volatile.Write(ref _swallows.Value, true);
            _swallows = new StrongBox<bool>();
        }
    }

    /// <summary>What the desktops send arrives, but nothing comes back to them.</summary>
    public void HoldAnswers() => _answersPass = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held goes on its way.</summary>
    public void ReleaseAnswers() => _answersPass.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        ReleaseAnswers();
        Cut();
        Task[] work;
        lock (_gate)
        {
            work = [.. _work];
        }

        await Task.WhenAll(work);
    }

    private static TaskCompletionSource Passing()
    {
        var passing = new TaskCompletionSource();
        passing.SetResult();
        return passing;
    }

    private void Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        Address = $"tcp:{listener.LocalEndpoint}";
        lock (_gate)
        {
            _listener = listener;
            _work.Add(AcceptAsync(listener));
        }
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (await Quietly(async () => await listener.AcceptTcpClientAsync()) is { } desktop)
        {
            var sipSwitch = new TcpClient(new IPEndPoint(_towardsSwitch, 0));
            if (await Quietly(async () =>
                {
                    await sipSwitch.ConnectAsync(_switch);
                    return sipSwitch;
                }) is null)
            {
                desktop.Dispose();
                continue;
            }

            lock (_gate)
            {
                _open.AddRange([desktop, sipSwitch]);
                _work.Add(PumpAsync(desktop, sipSwitch, _swallows, () => Task.CompletedTask));
                _work.Add(PumpAsync(sipSwitch, desktop, _swallows, () => _answersPass.Task));
            }
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to, StrongBox<bool> swallows, Func<Task> mayPass)
    {
        await Quietly(async () =>
        {
            var buffer = new byte[16 * 1024];
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var count)
            {
                if (!Volatile.Read(ref swallows.Value))
                {
                    await mayPass();
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, count));
                }
            }

            return from;
        });

        // Either end's going is told to the other.
        from.Dispose();
        to.Dispose();
    }

    /// <summary>A connection that breaks, or is broken here, is what a relay is for.</summary>
    private static async Task<TcpClient?> Quietly(Func<Task<TcpClient>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            return null;
        }
    }
}
