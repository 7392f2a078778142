using PluginIm.Messaging;

namespace PluginIm.ViewModels;

/// <summary>Opens sessions on the screen. Used on the user-interface thread.</summary>
public interface ISessionOpener
{
    /// <summary>Opens a session with a party; where one is open already, that one is brought to the front.</summary>
    /// <param name="peer">With whom.</param>
    /// <returns>Why no session can be opened, or null when it is open.</returns>
    ImStartRefusal? OpenWith(ImParty peer);
}
