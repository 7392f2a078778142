namespace PluginIm.ViewModels;

/// <summary>Shortcuts that work in whatever program the agent is. Used on the user-interface thread.</summary>
public interface IGlobalShortcuts : IDisposable
{
    /// <summary>Lets a shortcut work from here on.</summary>
    /// <param name="shortcut">The keys.</param>
    /// <param name="action">What they do; called on the user-interface thread.</param>
    /// <returns>Null when it works, else why not.</returns>
    ShortcutRefusal? Register(Shortcut shortcut, Action action);

    /// <summary>Gives every shortcut back to the other programs.</summary>
    void Clear();
}
