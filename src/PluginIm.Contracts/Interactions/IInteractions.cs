namespace PluginIm.Contracts;

/// <summary>
/// The interactions with contacts that are open in the shell. Optional: without it there are no consultations. All members are called on the
/// user-interface thread, and its event is raised there.
/// </summary>
/// <example>
/// <code>
/// containerRegistry.RegisterInstance&lt;IInteractions&gt;(_openInteractions);
/// </code>
/// </example>
public interface IInteractions
{
    /// <summary>The open interactions.</summary>
    IReadOnlyList<IInteraction> Open { get; }

    /// <summary>Raised after an interaction was closed.</summary>
    event EventHandler<IInteraction>? Closed;

    /// <summary>Has the plugin asked before an interaction is closed.</summary>
    /// <param name="question">
    /// Given the interaction, says what is still open in it, as a question to the agent; null when nothing is. The shell asks it, and closes the interaction only
    /// when the agent agrees.
    /// </param>
    /// <returns>Takes the question away again when disposed.</returns>
    IDisposable AskBeforeClosing(Func<IInteraction, string?> question);
}
