using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>What a request has in common with itself when it comes back unchanged (RFC 3261 section 16.3 step 4).</summary>
internal readonly record struct LoopKey(SipUri Uri, string? CallId, SipCSeq? CSeq, string? FromTag, string? ToTag)
{
    /// <summary>The URI is left out: its rules of equality make its hash dear, and the rest hardly ever occurs twice.</summary>
    public override int GetHashCode() => HashCode.Combine(CallId, CSeq?.Number, FromTag);
}
