namespace PluginIm.Contracts;

/// <summary>The shell's database of earlier interactions. Optional: without it the history is not shown. Used on any thread.</summary>
/// <remarks>Members throw when the database cannot be asked: the message is shown to the agent.</remarks>
/// <example>
/// <code>
/// containerRegistry.RegisterInstance&lt;IContactHistory&gt;(contacts);
/// </code>
/// </example>
public interface IContactHistory
{
    /// <summary>Finds entries, newest first.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>A page of them.</returns>
    Task<ContactHistoryPage> SearchAsync(ContactHistoryQuery query, CancellationToken cancellationToken);

    /// <summary>Reads an entry as a whole.</summary>
    /// <param name="entryId">Its key.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entry; null when it is there no more.</returns>
    Task<ContactHistoryDetail?> ReadAsync(string entryId, CancellationToken cancellationToken);
}
