using PluginIm.Sip;

namespace SipSwitch.Hosting;

/// <summary>What the command line asks for.</summary>
internal sealed record SwitchArguments
{
    public required IReadOnlyList<SipPeer> Listen { get; init; }

    public required string Domain { get; init; }

    public required FileInfo Users { get; init; }

    /// <summary>The Routing Points and queues; null for none.</summary>
    public FileInfo? Points { get; init; }

    public FileInfo? Certificate { get; init; }

    public FileInfo? Log { get; init; }

    public bool Trace { get; init; }

    public bool TraceTexts { get; init; }

    public bool FreePort { get; init; }

    public required IReadOnlyList<DigestAlgorithm> Algorithms { get; init; }

    public bool UserHash { get; init; }

    public SwitchLimits Limits { get; init; } = new();
}
