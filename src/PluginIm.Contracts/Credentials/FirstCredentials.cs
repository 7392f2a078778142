namespace PluginIm.Contracts.Credentials;

/// <summary>Asks several places for the password, one after the other, and takes the first that has one.</summary>
/// <param name="places">The places, the preferred one first.</param>
/// <example>
/// <code>
/// var credentials = new FirstCredentials(new EnvironmentCredentials("MYSHELL_PASSWORD"), new WindowsCredentials());
/// </code>
/// </example>
public sealed class FirstCredentials(params IReadOnlyList<ICredentials> places) : ICredentials
{
    /// <inheritdoc/>
    public async ValueTask<string?> GetPasswordAsync(string userName, CancellationToken cancellationToken)
    {
        foreach (var place in places)
        {
            if (await place.GetPasswordAsync(userName, cancellationToken).ConfigureAwait(false) is { } password)
            {
                return password;
            }
        }

        return null;
    }
}
