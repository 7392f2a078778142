namespace Softphone;

/// <summary>Where a call stands.</summary>
public enum CallState
{
    /// <summary>Asked for; nobody has been reached yet.</summary>
    Calling,

    /// <summary>It rings at the other side.</summary>
    Ringing,

    /// <summary>Taken back; the other side's answer to that is awaited.</summary>
    Cancelling,

    /// <summary>It rings here.</summary>
    Alerting,

    /// <summary>Being answered here.</summary>
    Answering,

    /// <summary>Both are connected.</summary>
    Talking,

    /// <summary>The other side is being told that it is held.</summary>
    Holding,

    /// <summary>Held by this side.</summary>
    OnHold,

    /// <summary>The other side is being told that it is held no more.</summary>
    Resuming,

    /// <summary>Over.</summary>
    Ended,
}
