namespace PluginIm.Contracts;

/// <summary>Where a call of the shell's voice channel stands.</summary>
public enum VoiceCallState
{
    /// <summary>It is being placed, or rings.</summary>
    Ringing,

    /// <summary>Both talk.</summary>
    Connected,

    /// <summary>One of both holds it.</summary>
    Held,

    /// <summary>It is over, or did not come about.</summary>
    Ended,
}
