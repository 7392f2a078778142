namespace PluginIm.Sip;

/// <summary>How an invitation goes out.</summary>
public sealed record SipInviteClientOptions
{
    /// <summary>Where it goes; null as for <see cref="ISipEndpoint.SendAsync(SipRequest, SipPeer?, CancellationToken)"/>.</summary>
    public SipPeer? To { get; init; }

    /// <summary>The dialog in which it goes, to change or refresh it (RFC 3261 14.1); null for an invitation that makes one.</summary>
    public SipDialog? Dialog { get; init; }

    /// <summary>Fills the BYE of a session that came about although it was cancelled; null where it says nothing more.</summary>
    public Action<SipRequest>? FillBye { get; init; }

    /// <summary>Answers challenges; null for none.</summary>
    public DigestClient? Digest { get; init; }
}
