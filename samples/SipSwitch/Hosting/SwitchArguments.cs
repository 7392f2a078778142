using PluginIm.Sip;

namespace SipSwitch.Hosting;

/// <summary>What the command line asks for.</summary>
internal sealed record SwitchArguments(
    IReadOnlyList<SipPeer> Listen,
    string Domain,
    FileInfo? Certificate,
    FileInfo Users,
    FileInfo? Log,
    bool Trace,
    bool TraceTexts,
    bool FreePort,
    IReadOnlyList<DigestAlgorithm> Algorithms);
