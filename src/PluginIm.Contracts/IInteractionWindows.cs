namespace PluginIm.Contracts;

/// <summary>The shell's interaction windows. All members are called on the user-interface thread.</summary>
/// <example>
/// <code>
/// public IInteractionHandle Open(InteractionTab tab, bool activate)
/// {
///     var shown = new Tab { Title = tab.Title, Content = tab.Content };
///     shown.IsSelected = Interactions.Items.Add(shown) == 0 || activate;
///     return shown;
/// }
/// </code>
/// </example>
public interface IInteractionWindows
{
    /// <summary>Shows an interaction.</summary>
    /// <param name="tab">What to show.</param>
    /// <param name="activate">Whether the tab is brought to the front and given the focus.</param>
    /// <returns>A handle on what is shown.</returns>
    IInteractionHandle Open(InteractionTab tab, bool activate);
}
