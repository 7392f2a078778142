using System.Net;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Network;

/// <summary>A connection: what is sent arrives in order and once, as long as the connection does not break.</summary>
internal sealed class StreamConnection
{
    private readonly SimulatedNetwork _network;
    private readonly Line _line;
    private readonly bool _opensUp;
    private readonly TimeSpan[] _lastArrivals = [TimeSpan.Zero, TimeSpan.Zero];
    private readonly bool[] _swallows = [false, false];

    /// <param name="network">The network.</param>
    /// <param name="line">The line that it goes by.</param>
    /// <param name="opener">Who opened it.</param>
    /// <param name="listener">Who accepted it.</param>
    /// <param name="local">The opener's address.</param>
    /// <param name="remote">The listener's address.</param>
    /// <param name="opensUp">Whether the opener is the desktop that the line belongs to.</param>
    public StreamConnection(
        SimulatedNetwork network, Line line, StreamPort opener, StreamPort listener, IPEndPoint local, IPEndPoint remote, bool opensUp)
    {
        _network = network;
        _line = line;
        _opensUp = opensUp;
        Opener = new StreamEnd(this, opener, local, remote, isOutgoing: true);
        Accepted = new StreamEnd(this, listener, remote, local, isOutgoing: false);
    }

    public StreamEnd Opener { get; }

    public StreamEnd Accepted { get; }

    public void Open()
    {
        Opener.Open();
        Accepted.Open();
    }

    public bool Has(IPAddress address) => Opener.LocalEndPoint.Address.Equals(address) || Accepted.LocalEndPoint.Address.Equals(address);

    public bool Has(Machine machine) => Opener.Machine == machine || Accepted.Machine == machine;

    /// <summary>Takes something from one end for the other. Null is the end of what this side sends.</summary>
    public void Transmit(StreamEnd from, byte[]? item)
    {
        from.Machine.OnSending();
        if (from.Machine.IsOff)
        {
            return;
        }

        var isUp = IsUp(from);
        var direction = isUp ? 0 : 1;
        if (item is not null)
        {
            _network.Note(from.LocalEndPoint, from.RemoteEndPoint, item, _swallows[direction] ? ", swallowed" : "");
        }

        if (_swallows[direction])
        {
            return;
        }

        var arrival = _network.Clock.Now + _line.Delay(isUp);
        arrival = Latest(arrival, _lastArrivals[direction], _line.BlockedUntil);
        _lastArrivals[direction] = arrival;
        _network.Clock.Set(arrival - _network.Clock.Now, null, () =>
        {
            if (!_swallows[direction])
            {
                Deliver(OtherThan(from), item);
            }
        });
    }

    /// <summary>Both sides learn that it is gone; what was on its way is lost.</summary>
    public void Cut()
    {
        Silence(up: true, down: true);
        Reset(Opener);
        Reset(Accepted);
    }

    /// <summary>From here on what is sent in these directions vanishes, what is on its way included.</summary>
    public void Silence(bool up, bool down)
    {
        _swallows[0] |= up;
        _swallows[1] |= down;
    }

    /// <summary>The process at one end is no more.</summary>
    public void Abandon(Machine machine, bool isSilent)
    {
        var end = Opener.Machine == machine ? Opener : Accepted;
        var other = OtherThan(end);
        end.Dispose();
        if (isSilent)
        {
            Silence(up: true, down: true);
            return;
        }

        if (!_swallows[IsUp(end) ? 0 : 1])
        {
            Reset(other);
        }

        Silence(up: true, down: true);
    }

    public void OnClosed()
    {
        if (!Opener.IsOpen && !Accepted.IsOpen)
        {
            _network.Forget(this);
        }
    }

    private static TimeSpan Latest(params ReadOnlySpan<TimeSpan> times)
    {
        var latest = times[0];
        foreach (var time in times)
        {
            latest = time > latest ? time : latest;
        }

        return latest;
    }

    private void Deliver(StreamEnd to, byte[]? item)
    {
        if (to.IsOpen)
        {
            _network.Clock.Set(TimeSpan.Zero, to.Machine, () => to.Take(item));
        }
        else if (item is not null)
        {
            // Whoever sends to an end that is closed is told by the system.
            Reset(OtherThan(to));
        }
    }

    private void Reset(StreamEnd end) =>
        _network.Clock.Set(_line.Delay(IsUp(OtherThan(end))), end.Machine, () => end.Close("the connection was reset"));

    private bool IsUp(StreamEnd from) => from == Opener == _opensUp;

    private StreamEnd OtherThan(StreamEnd end) => end == Opener ? Accepted : Opener;
}
