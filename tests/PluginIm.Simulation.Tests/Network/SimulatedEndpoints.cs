using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Network;

/// <summary>Makes endpoints of the real core on the simulated network, for the process on one machine.</summary>
internal sealed class SimulatedEndpoints(SimulatedNetwork network, Machine machine, Dice dice) : ISipEndpointFactory
{
    ISipEndpoint ISipEndpointFactory.Create(SipEndpointOptions options, ILoggerFactory loggerFactory) => Create(options, loggerFactory);

    public SipEndpoint Create(SipEndpointOptions options, ILoggerFactory loggerFactory)
    {
        var here = options with { Location = options.Location with { Chance = dice.Roll } };
        return new SipEndpoint(here, loggerFactory, (receiver, _) =>
        [
            new DatagramPort(network, machine, receiver, here),
            new StreamPort(network, machine, receiver, here),
        ]);
    }
}
