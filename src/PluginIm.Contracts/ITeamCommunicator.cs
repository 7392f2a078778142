namespace PluginIm.Contracts;

/// <summary>The shell's Team Communicator: finds internal targets and offers actions beside each.</summary>
public interface ITeamCommunicator
{
    /// <summary>Adds an action to the menu beside each target.</summary>
    /// <param name="action">The action to offer.</param>
    /// <returns>Takes the action away again when disposed.</returns>
    IDisposable Register(ITargetAction action);
}
