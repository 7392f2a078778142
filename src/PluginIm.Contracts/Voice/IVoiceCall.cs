namespace PluginIm.Contracts;

/// <summary>A call of the shell's voice channel that belongs to a conversation of the plugin. Used on the user-interface thread.</summary>
public interface IVoiceCall
{
    /// <summary>The conversation to which the call belongs, on both desktops (RFC 7433).</summary>
    string ConversationId { get; }

    /// <summary>The other side's name, as agents read it.</summary>
    string PeerName { get; }

    /// <summary>Whether the other side called.</summary>
    bool IsIncoming { get; }

    /// <summary>Where the call stands.</summary>
    VoiceCallState State { get; }

    /// <summary>Why it ended, or did not come about, as agents read it; null while it lasts and when an agent hung up.</summary>
    string? Problem { get; }

    /// <summary>Raised when anything of it changed.</summary>
    event EventHandler? Changed;

    /// <summary>Ends the call. Does nothing when it is over.</summary>
    void HangUp();
}
