namespace PluginIm.Contracts;

/// <summary>
/// Keeps transcripts of sessions, with the interaction to which they belong: searches, shows, exports and deletes them. Optional: without it, without the option
/// <c>im.transcripts</c> or without the privilege <see cref="ImPrivileges.Transcript"/> nothing is handed over. Used on any thread.
/// </summary>
/// <example>
/// <code>
/// containerRegistry.RegisterInstance&lt;IImTranscriptStore&gt;(_transcripts);
/// </code>
/// </example>
public interface IImTranscriptStore
{
    /// <summary>Keeps a transcript, in place of one of the same session.</summary>
    /// <param name="transcript">The transcript.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is kept.</returns>
    /// <remarks>It throws when the transcript cannot be kept: the message is shown to the agent.</remarks>
    Task SaveAsync(ImTranscript transcript, CancellationToken cancellationToken);
}
