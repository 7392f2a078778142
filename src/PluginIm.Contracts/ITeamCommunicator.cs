namespace PluginIm.Contracts;

/// <summary>The shell's Team Communicator: finds internal targets and offers actions beside each.</summary>
/// <example>
/// <code>
/// public IDisposable Register(ITargetAction action)
/// {
///     _actions.Add(action);
///     return new Registration(_actions, action);
/// }
/// </code>
/// </example>
public interface ITeamCommunicator
{
    /// <summary>Adds an action to the menu beside each target.</summary>
    /// <param name="action">The action to offer.</param>
    /// <returns>Takes the action away again when disposed.</returns>
    IDisposable Register(ITargetAction action);
}
