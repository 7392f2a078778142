using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Network;

/// <summary>Makes endpoints of the real core on the simulated network, for the process on one machine.</summary>
internal sealed class SimulatedEndpoints(SimulatedNetwork network, Machine machine, Dice dice) : ISipEndpointFactory
{
    private readonly List<SipEndpoint> _made = [];

    ISipEndpoint ISipEndpointFactory.Create(SipEndpointOptions options, ILoggerFactory loggerFactory) => Create(options, loggerFactory);

    public SipEndpoint Create(SipEndpointOptions options, ILoggerFactory loggerFactory)
    {
        var here = options with { Location = options.Location with { Chance = dice.Roll } };
        var endpoint = new SipEndpoint(here, loggerFactory, (receiver, _) =>
        [
            new DatagramPort(network, machine, receiver, here),
            new StreamPort(network, machine, receiver, here),
        ]);
        _made.Add(endpoint);
        return endpoint;
    }

    /// <summary>The transactions that the endpoints still hold.</summary>
    public IEnumerable<string> Leftovers() => _made.SelectMany(endpoint =>
        endpoint.Table.Clients.Values.Select(client => $"{machine.Name} still waits for an answer to {client.Request.StartLine}")
            .Concat(endpoint.Table.Servers.Values.Select(server => $"{machine.Name} still holds {server.Request.StartLine}")));
}
