using PluginIm.Contracts;
using PluginIm.Messaging;

namespace PluginIm.ViewModels;

/// <summary>Opens sessions on the screen. Used on the user-interface thread.</summary>
public interface ISessionOpener
{
    /// <summary>Whether the shell has interactions with a place for sessions in them.</summary>
    bool HasInteractions { get; }

    /// <summary>Opens a session with a party; where one is open already, that one is brought to the front.</summary>
    /// <param name="peer">With whom.</param>
    /// <returns>Why no session can be opened, or null when it is open.</returns>
    ImStartRefusal? OpenWith(ImParty peer);

    /// <summary>Opens a session with a party inside an interaction, which hears nothing of the case; where there is no place for it, as <see cref="OpenWith"/>.</summary>
    /// <param name="peer">With whom.</param>
    /// <param name="interaction">In which interaction.</param>
    /// <returns>Why no session can be opened, or null when it is open.</returns>
    ImStartRefusal? OpenWithin(ImParty peer, IInteraction interaction);

    /// <summary>Consults a party about an interaction, inside of it; where that party is consulted about it already, that session is brought to the front.</summary>
    /// <param name="peer">Who is asked.</param>
    /// <param name="interaction">What it is about.</param>
    /// <returns>Why nobody can be consulted, or null when the session is open.</returns>
    ImStartRefusal? Consult(ImParty peer, IInteraction interaction);
}
