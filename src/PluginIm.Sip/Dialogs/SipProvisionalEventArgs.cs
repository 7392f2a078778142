namespace PluginIm.Sip;

/// <summary>A provisional response to an invitation.</summary>
public sealed class SipProvisionalEventArgs(SipResponse response) : EventArgs
{
    /// <summary>The response, 100 to 199.</summary>
    public SipResponse Response { get; } = response;
}
