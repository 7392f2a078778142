using System.Net;

namespace PluginIm.Simulation.Tests.Time;

/// <summary>
/// What one process runs on. Once it is off nothing that its process still does has any effect: no timer fires, no message leaves or
/// arrives. A process that is started again gets a machine of its own at the same address.
/// </summary>
internal sealed class Machine
{
    private int _nextPort;
    private int _sendsLeft;
    private Action? _atSend;
    private int _writesLeft;
    private Action? _atWrite;

    /// <param name="name">The name, for people.</param>
    /// <param name="address">The address.</param>
    /// <param name="firstPort">The first port for what it opens itself: no later process has those of an earlier one.</param>
    /// <param name="clock">The world's clock.</param>
    public Machine(string name, IPAddress address, int firstPort, VirtualClock clock)
    {
        Name = name;
        Address = address;
        _nextPort = firstPort;
        Time = new MachineTime(clock, this);
    }

    public string Name { get; }

    /// <summary>Where it is; what it opened before a move is still bound to where it was.</summary>
    public IPAddress Address { get; set; }

    public MachineTime Time { get; }

    public bool IsOff { get; private set; }

    /// <summary>Until when it does nothing, as a laptop that is closed.</summary>
    public TimeSpan SleepsUntil { get; set; }

    public IPEndPoint NextEndPoint() => new(Address, _nextPort++);

    public void TurnOff() => IsOff = true;

    /// <summary>Has something done when it sends the next but so many times, just before that leaves.</summary>
    public void AtSend(int sends, Action act) => (_sendsLeft, _atSend) = (sends, act);

    /// <summary>The same when it writes to its journal.</summary>
    public void AtWrite(int writes, Action act) => (_writesLeft, _atWrite) = (writes, act);

    /// <summary>Takes back what was to be done then.</summary>
    public void Disarm() => (_atSend, _atWrite) = (null, null);

    /// <summary>Says that something is about to be written down.</summary>
    public void OnWriting()
    {
        if (_atWrite is { } act && _writesLeft-- == 0)
        {
            _atWrite = null;
            act();
        }
    }

    /// <summary>Says that something is about to leave.</summary>
    public void OnSending()
    {
        if (_atSend is { } act && _sendsLeft-- == 0)
        {
            _atSend = null;
            act();
        }
    }
}
