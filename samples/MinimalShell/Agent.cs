using PluginIm.Contracts;

namespace MinimalShell;

/// <summary>Who works here, and with which password.</summary>
internal sealed class Agent(string logon) : IAgent, ICredentials
{
    public string Logon => logon;
    public string DisplayName => logon;
    public string SipAddress => $"sip:{logon}@im.test";

    public ValueTask<string?> GetPasswordAsync(string userName, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Environment.GetEnvironmentVariable("MINIMALSHELL_PASSWORD"));
}
