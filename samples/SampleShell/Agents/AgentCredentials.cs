using PluginIm.Contracts;

namespace SampleShell;

/// <summary>
/// Knows the password of the agent who works at this desktop, and nobody else's: the one that was given at the start, else the one that Windows keeps, else that of
/// the demonstration.
/// </summary>
internal sealed class AgentCredentials(ShellOptions options, ICredentials windows) : ICredentials
{
    public async ValueTask<string?> GetPasswordAsync(string userName, CancellationToken cancellationToken)
    {
        if (!string.Equals(userName, options.Logon, StringComparison.Ordinal))
        {
            return null;
        }

        var kept = options.IsPasswordGiven ? null : await windows.GetPasswordAsync(userName, cancellationToken);
        return kept ?? options.Password.Value;
    }
}
