namespace PluginIm.Sip;

/// <summary>How an invitation goes out.</summary>
public sealed record SipInviteClientOptions
{
    /// <summary>Where it goes; null as for <see cref="ISipEndpoint.SendAsync(SipRequest, SipPeer?, CancellationToken)"/>.</summary>
    public SipPeer? To { get; init; }

    /// <summary>Answers challenges; null for none.</summary>
    public DigestClient? Digest { get; init; }
}
