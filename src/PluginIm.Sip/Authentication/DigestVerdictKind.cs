namespace PluginIm.Sip;

/// <summary>What a server makes of a request's credentials.</summary>
public enum DigestVerdictKind
{
    /// <summary>The user is who they say they are.</summary>
    Accepted,

    /// <summary>There are no credentials for this realm, or none of use: challenge.</summary>
    Missing,

    /// <summary>The password is right but the nonce too old or used before: challenge with stale.</summary>
    Stale,

    /// <summary>The user is unknown or the password wrong.</summary>
    Refused,
}
