namespace PluginIm.Sip;

/// <summary>Takes what the transports receive. Called from their receive loops, in order per flow: must not block.</summary>
internal interface ISipTransportReceiver
{
    void OnMessage(SipFlow flow, SipMessage message);

    void OnMalformed(SipFlow flow, SipParseException fault);

    void OnClosed(SipFlow flow, string reason);
}
