using PluginIm.Contracts;

namespace MinimalShell;

/// <summary>Who works here.</summary>
internal sealed class Agent(string logon) : IAgent
{
    public string Logon => logon;
    public string DisplayName => logon;
    public string SipAddress => $"sip:{logon}@im.test";
}
