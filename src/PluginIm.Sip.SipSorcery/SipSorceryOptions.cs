namespace PluginIm.Sip.SipSorcery;

/// <summary>How a <see cref="SipSorceryEndpoint"/> shares the transport with the shell that owns it.</summary>
public sealed record SipSorceryOptions
{
    /// <summary>
    /// Which requests from outside of a dialog are this endpoint's although they are not addressed to a contact of its own: those that come by
    /// the shell's registration. All others are the shell's. Called on the receive loop: must not block.
    /// </summary>
    public Func<SipRequest, bool> Takes { get; init; } = OffersMessages;

    /// <summary>How often the connections in use are looked at: the transport tells nobody when one is lost.</summary>
    public TimeSpan LossCheckInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether connections go out by a TLS channel that takes any certificate (<c>BypassCertificateValidation</c>, true unless the shell has set it
    /// otherwise); requests by such a channel fail where this is false.
    /// </summary>
    public bool AllowUnverifiedTls { get; init; }

    /// <summary>Whether an INVITE offers a session of messages: a line <c>m=message</c> in its session description.</summary>
    public static bool OffersMessages(SipRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Method == SipMethod.Invite && request.Body.Span.IndexOf("\nm=message "u8) >= 0;
    }
}
