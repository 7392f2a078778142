namespace PluginIm.Contracts;

/// <summary>
/// An action that a module adds to the action menu beside each target of the Team Communicator.
/// The shell calls it on its user-interface thread.
/// </summary>
/// <example>
/// <code>
/// public ITargetAction? FindAction(InternalTarget target) =&gt; _actions.Find(action =&gt; action.GetState(target, null) is { IsVisible: true, IsEnabled: true });
/// </code>
/// </example>
public interface ITargetAction
{
    /// <summary>Stable name of the action, unique in the shell, for example <c>im.send</c>.</summary>
    string Id { get; }

    /// <summary>Text of the menu entry.</summary>
    string Caption { get; }

    /// <summary>Raised when what <see cref="GetState"/> answers may have changed for any target; on any thread.</summary>
    event EventHandler? StateChanged;

    /// <summary>Says whether the action is offered for a target at this moment.</summary>
    /// <param name="target">The target whose menu is shown.</param>
    /// <param name="interaction">The interaction in which the Team Communicator stands; null in the main window and the gadget.</param>
    /// <returns>Visibility, readiness and the reason.</returns>
    TargetActionState GetState(InternalTarget target, IInteraction? interaction);

    /// <summary>Does what the action is for.</summary>
    /// <param name="target">The target that the agent chose.</param>
    /// <param name="interaction">The interaction in which the Team Communicator stands; null in the main window and the gadget.</param>
    /// <param name="cancellationToken">Ends the action before it is done.</param>
    /// <returns>A task that ends when the action is done.</returns>
    Task ExecuteAsync(InternalTarget target, IInteraction? interaction, CancellationToken cancellationToken);
}
