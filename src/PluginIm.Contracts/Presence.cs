namespace PluginIm.Contracts;

/// <summary>Readiness of a target in one medium, from the least to the most reachable.</summary>
public enum Presence
{
    /// <summary>Not logged in to the medium.</summary>
    Offline,

    /// <summary>Logged in, but not taking interactions.</summary>
    NotReady,

    /// <summary>Occupied by another interaction.</summary>
    Busy,

    /// <summary>Ready for an interaction.</summary>
    Ready,
}
