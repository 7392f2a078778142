using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The agent who works at this desktop.</summary>
internal sealed record SignedInAgent(string Logon, string DisplayName, string SipAddress) : IAgent
{
    /// <summary>Someone the directory does not know works under the logon alone.</summary>
    public static SignedInAgent From(string logon, InternalTarget? target) =>
        new(logon, target?.DisplayName ?? logon, target?.SipAddress ?? DirectorySeed.AddressOf(logon));
}
