namespace PluginIm.Sip;

/// <summary>Where a registration stands, and why.</summary>
/// <param name="State">The state.</param>
/// <param name="StatusCode">The registrar's last refusal, or a local 408 or 503; null where there is none.</param>
/// <param name="Detail">The same for people; null where all is well.</param>
/// <param name="NextTry">When it is tried again; null where it is not.</param>
/// <param name="Through">The server by which it is registered; null where it is not.</param>
public sealed record SipRegistrationStatus(
    SipRegistrationState State, int? StatusCode = null, string? Detail = null, DateTimeOffset? NextTry = null, SipPeer? Through = null);
