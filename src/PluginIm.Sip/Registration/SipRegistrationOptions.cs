namespace PluginIm.Sip;

/// <summary>What is registered where, and how persistently.</summary>
public sealed record SipRegistrationOptions
{
    /// <summary>The address that is to reach this endpoint.</summary>
    public required SipUri AddressOfRecord { get; init; }

    /// <summary>
    /// Where REGISTER goes; null for the outbound proxies: then all requests follow the registration to the one that took it.
    /// </summary>
    public SipPeer? Registrar { get; init; }

    /// <summary>Answers the registrar's challenges; null where it has none.</summary>
    public DigestClient? Digest { get; init; }

    /// <summary>How long a registration shall last; it is refreshed at half of what the registrar grants.</summary>
    public TimeSpan Expires { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>
    /// How long to wait for a refresh at most by UDP, where no connection tells that a registrar was started again and has forgotten everybody; null to
    /// leave it at half of what it grants.
    /// </summary>
    public TimeSpan? DatagramRefresh { get; init; }

    /// <summary>The parameters of the Contact, such as <c>+sip.instance</c>.</summary>
    public SipParameters ContactParameters { get; init; } = SipParameters.Empty;

    /// <summary>How long to wait after the first failure; doubled after each further one.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait at most.</summary>
    public TimeSpan MaxRetry { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A number from 0 to 1 that shortens each wait by up to half, so that a switch that comes back is not met by all at once.
    /// </summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;
}
