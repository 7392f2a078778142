namespace PluginIm.Sip;

/// <summary>Who refreshes a session (RFC 4028 4), by the roles of the request that says so.</summary>
public enum SipRefresher
{
    /// <summary>Whoever sent the request.</summary>
    Uac,

    /// <summary>Whoever answers it.</summary>
    Uas,
}
