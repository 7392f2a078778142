namespace PluginIm.Sip;

/// <summary>A connection that ended, by whichever side.</summary>
public sealed class SipConnectionLostEventArgs(SipFlow flow, string reason) : EventArgs
{
    /// <summary>The flow, now closed.</summary>
    public SipFlow Flow { get; } = flow;

    /// <summary>Why, for people.</summary>
    public string Reason { get; } = reason;
}
