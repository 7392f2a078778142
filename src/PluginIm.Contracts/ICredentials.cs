namespace PluginIm.Contracts;

/// <summary>Gives the agent's password for the SIP switch. The plugin asks when it needs it and stores it nowhere.</summary>
/// <example>
/// <code>
/// containerRegistry.RegisterInstance&lt;ICredentials&gt;(new EnvironmentCredentials("MINIMALSHELL_PASSWORD"));
/// </code>
/// </example>
public interface ICredentials
{
    /// <summary>Finds the password of a user of the switch.</summary>
    /// <param name="userName">The user name under which the agent authenticates.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The password, or null when the shell has none.</returns>
    ValueTask<string?> GetPasswordAsync(string userName, CancellationToken cancellationToken);
}
