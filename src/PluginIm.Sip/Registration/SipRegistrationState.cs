namespace PluginIm.Sip;

/// <summary>Where a registration stands.</summary>
public enum SipRegistrationState
{
    /// <summary>Not asked for, or ended and removed.</summary>
    Stopped,

    /// <summary>On its way, for the first time or on a fresh connection.</summary>
    Registering,

    /// <summary>The registrar knows the address and how to reach it.</summary>
    Registered,

    /// <summary>The registrar does not answer or cannot; tried again by itself.</summary>
    Unreachable,

    /// <summary>The registrar does not take this user or password; not tried again.</summary>
    Refused,
}
