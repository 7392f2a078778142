namespace PluginIm.Sip;

/// <summary>What identifies a dialog at this side (RFC 3261 12).</summary>
/// <param name="CallId">The Call-ID.</param>
/// <param name="LocalTag">This side's tag.</param>
/// <param name="RemoteTag">The other side's tag; empty where an old peer sent none.</param>
public readonly record struct SipDialogId(string CallId, string LocalTag, string RemoteTag)
{
    /// <summary>The dialog that a received request belongs to; null for one outside of any dialog.</summary>
    public static SipDialogId? Of(SipRequest received)
    {
        ArgumentNullException.ThrowIfNull(received);
        return received.Headers.ToTag is { } localTag
            ? new SipDialogId(received.Headers.CallId ?? "", localTag, received.Headers.FromTag ?? "")
            : null;
    }
}
