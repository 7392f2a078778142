namespace PluginIm.Contracts;

/// <summary>
/// The colleagues who are being consulted, at the top of an interaction's Team Communicator. Optional: where a shell has it, it offers there to transfer the
/// interaction to them or to bring them into it. Called on the user-interface thread.
/// </summary>
/// <example>
/// <code>
/// public IDisposable Show(IInteraction interaction, InternalTarget target)
/// {
///     var list = Of(interaction.Id);
///     list.Add(target);
///     return new Entry(() =&gt; list.Remove(target));
/// }
/// </code>
/// </example>
public interface IConsultedTargets
{
    /// <summary>Lists a colleague.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="target">The colleague.</param>
    /// <returns>Takes the colleague off the list again when disposed.</returns>
    IDisposable Show(IInteraction interaction, InternalTarget target);
}
