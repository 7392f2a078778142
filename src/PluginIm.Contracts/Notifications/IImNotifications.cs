namespace PluginIm.Contracts;

/// <summary>
/// Shows invitations in the shell's own way, beside its other notifications. Optional: without it the plugin shows windows of its own. Called on the user-interface
/// thread. Bells and shortcuts remain the plugin's, as its options say.
/// </summary>
public interface IImNotifications
{
    /// <summary>Shows an invitation, without taking the focus.</summary>
    /// <param name="notification">What is shown, and how it is answered.</param>
    /// <returns>Disposed when it is to go: it was answered, here or by a shortcut, nobody answered it, or the sender has taken it back.</returns>
    IDisposable Show(IImNotification notification);

    /// <summary>Brings the keyboard to the oldest notification, or from one to the next, as the agent has asked by shortcut.</summary>
    void Activate();
}
