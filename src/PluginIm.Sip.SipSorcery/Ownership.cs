namespace PluginIm.Sip.SipSorcery;

/// <summary>
/// Tells the endpoint's messages from the shell's: by the transaction that they belong to, by the mark that every contact of the endpoint carries (in a
/// dialog it is the Request-URI, RFC 3261 12.2.1.1), or by the shell's own rule.
/// </summary>
internal sealed class Ownership(SipSorceryOptions sharing)
{
    private const string Parameter = "im";

    private readonly string _mark = SipIdentifiers.NewTag();

    /// <summary>Whether the endpoint has a transaction of which this is an answer, a copy, an ACK or a CANCEL.</summary>
    public Func<SipMessage, bool> BelongsToTransaction { get; set; } = _ => false;

    public SipUri Mark(SipUri contact) => contact.WithParameter(Parameter, _mark);

    public bool Owns(SipMessage message) => BelongsToTransaction(message) || (message is SipRequest request && (IsAddressedHere(request) || IsOffered(request)));

    public bool IsAddressedHere(SipRequest request) => request.RequestUri.Parameters[Parameter] == _mark;

    private bool IsOffered(SipRequest request) =>
        request.Headers.To?.Tag is null && request.Method != SipMethod.Cancel && request.Method != SipMethod.Ack && sharing.Takes(request);
}
