using System.Net;
using PluginIm.Simulation.Tests.Network;
using PluginIm.Simulation.Tests.Time;
using PluginIm.Sip;
using SipSwitch;

namespace PluginIm.Simulation.Tests.Worlds;

/// <summary>The switch of a world: the real one, which knows nothing any more after it was started again.</summary>
internal sealed class Switch(SimulatedNetwork network, Trace trace, Dice dice, IReadOnlyList<string> users)
{
    public const int Port = 5060;

    private int _starts;
    private Machine? _machine;
    private SimulatedEndpoints? _endpoints;

    /// <summary>The addresses at which desktops look for it, in their order.</summary>
    public static IReadOnlyList<IPAddress> Addresses { get; } = [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("10.0.0.2")];

    public bool IsOn => _machine is { IsOff: false };

    public static string PasswordOf(string user) => $"secret-of-{user}";

    public async Task StartAsync(int address)
    {
        if (IsOn)
        {
            return;
        }

        var machine = new Machine("switch", Addresses[address], 20_000 + (_starts++ * 1000), network.Clock);
        var host = machine.Address.ToString();
        var options = new SwitchOptions
        {
            Listen = [new SipPeer(SipTransport.Tcp, host, Port), new SipPeer(SipTransport.Udp, host, Port)],
            Users = users.ToDictionary(user => user, PasswordOf),
            TraceTexts = true,
        };
        (_machine, _endpoints) = (machine, new SimulatedEndpoints(network, machine, dice));
        trace.Note("switch", $"starts at {machine.Address}");
        await new SwitchHost(options, trace.LoggersOf(machine), machine.Time, _endpoints.Create).StartAsync().ConfigureAwait(false);
    }

    /// <summary>What the process that runs still holds, as if anything were under way.</summary>
    public IEnumerable<string> Leftovers() => IsOn ? _endpoints!.Leftovers() : [];

    /// <summary>Ends without a word.</summary>
    public void Crash(bool isSilent)
    {
        if (_machine is { IsOff: false } machine)
        {
            trace.Note("switch", isSilent ? "loses its power" : "crashes");
            network.TurnOff(machine, isSilent);
        }
    }
}
