namespace PluginIm.Sip;

/// <summary>How an invitation goes out.</summary>
public sealed record SipInviteClientOptions
{
    /// <summary>Where it goes; null as for <see cref="ISipEndpoint.SendAsync(SipRequest, SipPeer?, CancellationToken)"/>.</summary>
    public SipPeer? To { get; init; }

    /// <summary>The dialog in which it goes, to change or refresh it (RFC 3261 14.1); null for an invitation that makes one.</summary>
    public SipDialog? Dialog { get; init; }

    /// <summary>
    /// Writes the offer of an INVITE in a dialog, once no other is under way there: one that was made before may contradict what was agreed meanwhile
    /// (RFC 3261 14.1). Null where the INVITE is whole.
    /// </summary>
    public Action<SipRequest>? WriteOffer { get; init; }

    /// <summary>
    /// Takes the dialog that a 2xx made, with that response, before the ACK goes out: what has it may send in the dialog at once. Not called where the
    /// invitation was cancelled, nor in a dialog; null for nothing.
    /// </summary>
    public Action<SipDialog, SipResponse>? Established { get; init; }

    /// <summary>Fills the BYE of a session that came about although it was cancelled; null where it says nothing more.</summary>
    public Action<SipRequest>? FillBye { get; init; }

    /// <summary>Answers challenges; null for none.</summary>
    public DigestClient? Digest { get; init; }
}
