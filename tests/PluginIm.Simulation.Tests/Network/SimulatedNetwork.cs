using System.Net;
using System.Text;
using PluginIm.Simulation.Tests.Time;
using PluginIm.Simulation.Tests.Worlds;
using PluginIm.Sip;

namespace PluginIm.Simulation.Tests.Network;

/// <summary>The network between the machines of a world. What it does is up to the seed and to the faults that are brought about here.</summary>
internal sealed class SimulatedNetwork(VirtualClock clock, ulong seed, Weather weather, Trace trace)
{
    private readonly Dictionary<IPAddress, Line> _lines = [];
    private readonly Dictionary<IPEndPoint, StreamPort> _listeners = [];
    private readonly Dictionary<IPEndPoint, DatagramSocket> _sockets = [];
    private readonly List<StreamConnection> _connections = [];

    public VirtualClock Clock => clock;

    public void Note(IPEndPoint from, IPEndPoint to, byte[] bytes, string fate)
    {
        if (trace.KeepsAll)
        {
            var end = bytes.AsSpan().IndexOf("\r\n"u8);
            trace.Note("network", $"{from} to {to}: {(end > 0 ? Encoding.UTF8.GetString(bytes.AsSpan(0, end)) : "keep-alive")}{fate}");
        }
    }

    /// <summary>The line of a desktop; the switch has none of its own.</summary>
    public Line AddLine(IPAddress desktop, string name) => _lines[desktop] = new Line(seed, name, weather);

    /// <summary>A desktop is at another address from here on, by its own line. What is open stays where it was, and gets nowhere.</summary>
    public void Move(IPAddress from, IPAddress to)
    {
        Silence(from, up: true, down: true);
        _lines[to] = _lines[from];
    }

    /// <summary>The line between two addresses, and whether it leads up to the switch.</summary>
    public (Line Line, bool IsUp) LineOf(IPAddress from, IPAddress to) =>
        _lines.TryGetValue(from, out var line) ? (line, true) : (_lines[to], false);

    public void Listen(StreamPort port, IPEndPoint local) => _listeners[local] = port;

    public void Bind(DatagramSocket socket) => _sockets[socket.LocalEndPoint] = socket;

    public void Close(IPEndPoint local, StreamPort port)
    {
        if (_listeners.TryGetValue(local, out var known) && known == port)
        {
            _listeners.Remove(local);
        }
    }

    public void Close(DatagramSocket socket)
    {
        if (_sockets.TryGetValue(socket.LocalEndPoint, out var known) && known == socket)
        {
            _sockets.Remove(socket.LocalEndPoint);
        }
    }

    /// <summary>Opens a connection, refused where nobody listens, and in vain where the line is blocked.</summary>
    public void Connect(StreamPort port, IPEndPoint remote, TaskCompletionSource<StreamEnd> result)
    {
        var machine = port.Machine;
        var (line, isUp) = LineOf(machine.Address, remote.Address);
        if (line.BlockedUntil > clock.Now)
        {
            clock.Set(port.ConnectTimeout, machine, () => Fail(remote, result, "it took too long"));
            return;
        }

        clock.Set(line.Delay(isUp) + line.Delay(!isUp), machine, () =>
        {
            if (!_listeners.TryGetValue(remote, out var listener) || listener.Machine.IsOff)
            {
                Fail(remote, result, "Connection refused");
                return;
            }

            var connection = new StreamConnection(this, line, port, listener, machine.NextEndPoint(), remote, isUp);
            _connections.Add(connection);
            connection.Open();
            result.SetResult(connection.Opener);
        });
    }

    public void Forget(StreamConnection connection) => _connections.Remove(connection);

    /// <summary>Sends a datagram: it arrives, or not, or twice, and in any order.</summary>
    public void Send(DatagramSocket from, IPEndPoint remote, byte[] bytes)
    {
        var (line, isUp) = LineOf(from.LocalEndPoint.Address, remote.Address);
        var dice = line.Dice(isUp);
        var isLost = dice.Chance(line.Weather.Loss);
        var isDoubled = dice.Chance(line.Weather.Doubling);
        if (isLost || line.BlockedUntil > clock.Now)
        {
            Note(from.LocalEndPoint, remote, bytes, ", lost");
            return;
        }

        Note(from.LocalEndPoint, remote, bytes, isDoubled ? ", twice" : "");
        for (var copies = isDoubled ? 2 : 1; copies > 0; copies--)
        {
            clock.Set(line.Delay(isUp), null, () =>
            {
                if (_sockets.TryGetValue(remote, out var socket) && !socket.Machine.IsOff)
                {
                    clock.Set(TimeSpan.Zero, socket.Machine, () => socket.Take(from.LocalEndPoint, bytes));
                }
            });
        }
    }

    /// <summary>The process on a machine ends without a word. Its peers learn of it from the system, unless the line takes that along.</summary>
    public void TurnOff(Machine machine, bool isSilent)
    {
        machine.TurnOff();
        foreach (var connection in Of(machine))
        {
            connection.Abandon(machine, isSilent);
        }
    }

    /// <summary>Cuts all connections of an address: both sides learn of it.</summary>
    public void Cut(IPAddress address)
    {
        foreach (var connection in _connections.Where(connection => connection.Has(address)).ToArray())
        {
            connection.Cut();
        }
    }

    /// <summary>From here on the connections of an address swallow what they are given, and nobody is told.</summary>
    public void Silence(IPAddress address, bool up, bool down)
    {
        foreach (var connection in _connections.Where(connection => connection.Has(address)).ToArray())
        {
            connection.Silence(up, down);
        }
    }

    /// <summary>The desktops that hold more than one connection open.</summary>
    public IEnumerable<string> Leftovers() => _connections
        .Where(connection => connection.Opener.IsOpen)
        .GroupBy(connection => connection.Opener.Machine.Name)
        .Where(group => group.Count() > 1)
        .Select(group => $"{group.Key} holds {group.Count()} connections open");

    private StreamConnection[] Of(Machine machine) => [.. _connections.Where(connection => connection.Has(machine))];

    private static void Fail(IPEndPoint remote, TaskCompletionSource<StreamEnd> result, string why)
    {
        var peer = SipPeer.Of(SipTransport.Tcp, remote);
        result.SetException(new SipTransportException($"Cannot connect to {peer}: {why}", peer));

        // Who waited may have given up.
        _ = result.Task.Exception;
    }
}
