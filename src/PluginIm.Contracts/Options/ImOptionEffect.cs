namespace PluginIm.Contracts.Options;

/// <summary>When a value that is changed while the shell runs takes effect. The shell has to tell of the change (<see cref="IImSettingsChanges"/>).</summary>
public enum ImOptionEffect
{
    /// <summary>When the shell is started again.</summary>
    Restart,

    /// <summary>For sessions and invitations from then on; those under way keep theirs.</summary>
    NextSession,

    /// <summary>At once.</summary>
    AtOnce,
}
