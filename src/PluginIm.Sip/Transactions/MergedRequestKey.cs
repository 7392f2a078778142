namespace PluginIm.Sip;

/// <summary>What two copies of one request have in common that came over different branches (RFC 3261 8.2.2.2).</summary>
internal readonly record struct MergedRequestKey(string CallId, string FromTag, SipCSeq CSeq)
{
    /// <summary>The key of a request outside of a dialog; null for one within.</summary>
    public static MergedRequestKey? Of(SipRequest request) =>
        request.Headers.To?.Tag is null && request.Headers is { From.Tag: { } fromTag, CallId: { } callId, CSeq: { } cseq }
            ? new MergedRequestKey(callId, fromTag, cseq)
            : null;
}
