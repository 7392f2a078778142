using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Knows the password of the agent who works at this desktop, and nobody else's.</summary>
internal sealed class AgentCredentials : ICredentials
{
    private readonly ShellOptions _options;

    public AgentCredentials(ShellOptions options) => _options = options;

    public ValueTask<string?> GetPasswordAsync(string userName, CancellationToken cancellationToken) =>
        ValueTask.FromResult(string.Equals(userName, _options.Logon, StringComparison.Ordinal) ? _options.Password.Value : null);
}
