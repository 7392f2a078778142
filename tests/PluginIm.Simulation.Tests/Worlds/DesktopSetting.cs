using System.Net;
using PluginIm.Messaging;
using PluginIm.Sip;

namespace PluginIm.Simulation.Tests.Worlds;

/// <summary>How a desktop is set up.</summary>
internal sealed record DesktopSetting(int Number)
{
    private static readonly string[] Users = ["amiller", "bkoch", "cvidal", "dsato"];

    public string User => Users[Number];

    public IPAddress Address => IPAddress.Parse($"10.0.1.{Number + 1}");

    /// <summary>Where it is after a move: in another network, as a laptop that is taken along.</summary>
    public IPAddress OtherAddress => IPAddress.Parse($"10.0.2.{Number + 1}");

    public SipTransport Transport { get; init; } = SipTransport.Tcp;

    /// <summary>Whether it keeps a journal.</summary>
    public bool KeepsJournal { get; init; } = true;

    /// <summary>How long its disk takes at most.</summary>
    public TimeSpan DiskDelay { get; init; }

    public ImOptions Messaging { get; init; } = new();

    public override string ToString() => $"agent {Number} is {User} by {Transport}, {(KeepsJournal ? $"with a journal on a disk of {DiskDelay}" : "without a journal")}";
}
