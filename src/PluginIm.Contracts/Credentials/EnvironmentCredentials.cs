namespace PluginIm.Contracts.Credentials;

/// <summary>
/// Takes the password from a variable of the environment, in which whoever starts the shell has put it. It is given for any user: the process works for one.
/// </summary>
/// <param name="variable">Name of the variable.</param>
/// <example>
/// <code>
/// containerRegistry.RegisterInstance&lt;ICredentials&gt;(new EnvironmentCredentials("MINIMALSHELL_PASSWORD"));
/// </code>
/// </example>
public sealed class EnvironmentCredentials(string variable) : ICredentials
{
    /// <inheritdoc/>
    public ValueTask<string?> GetPasswordAsync(string userName, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Environment.GetEnvironmentVariable(variable) is { Length: > 0 } password ? password : null);
}
