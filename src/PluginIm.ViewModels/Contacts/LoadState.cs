namespace PluginIm.ViewModels;

/// <summary>Where something stands that is asked of a database of the shell.</summary>
public enum LoadState
{
    /// <summary>Nothing was asked.</summary>
    Idle,

    /// <summary>The answer is waited for.</summary>
    Loading,

    /// <summary>The answer is shown.</summary>
    Shown,

    /// <summary>The answer is that there is nothing.</summary>
    Nothing,

    /// <summary>The agent waits no longer.</summary>
    Cancelled,

    /// <summary>There is no answer.</summary>
    Failed,
}
