namespace PluginIm.Contracts;

/// <summary>The shell's contact database. Optional: without it the contact's information is not shown. Used on any thread.</summary>
/// <example>
/// <code>
/// containerRegistry.RegisterInstance&lt;IContactDirectory&gt;(contacts);
/// </code>
/// </example>
public interface IContactDirectory
{
    /// <summary>Finds a contact.</summary>
    /// <param name="contactId">Its key, <see cref="InteractionContact.Id"/>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>What is known; null when there is no such contact.</returns>
    /// <remarks>It throws when the database cannot be asked: the message is shown to the agent.</remarks>
    Task<ContactInformation?> FindAsync(string contactId, CancellationToken cancellationToken);
}
