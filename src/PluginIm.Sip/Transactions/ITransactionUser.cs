namespace PluginIm.Sip;

/// <summary>What stands on top of the transactions: takes what none of them takes. Must not block.</summary>
internal interface ITransactionUser
{
    void OnRequest(SipServerTransaction transaction);

    void OnAck(SipRequest ack, SipFlow flow);

    void OnStrayResponse(SipResponse response, SipFlow flow);

    void OnClosed(SipFlow flow, string reason);
}
