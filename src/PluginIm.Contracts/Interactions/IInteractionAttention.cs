namespace PluginIm.Contracts;

/// <summary>
/// Shows on an interaction that something in it waits to be seen. Optional: without it only the instant messages inside the interaction tell. Called on the
/// user-interface thread.
/// </summary>
/// <example>
/// <code>
/// public void Show(IInteraction interaction, int unreadCount)
/// {
///     if (_interactions.Open.FirstOrDefault(open =&gt; open.Id == interaction.Id) is { } tab)
///     {
///         _windows.Mark(tab, unreadCount);
///     }
/// }
/// </code>
/// </example>
public interface IInteractionAttention
{
    /// <summary>Shows how many messages in the interaction the agent has not seen. More than before asks for attention; the focus stays where it is.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="unreadCount">How many; zero takes the mark away.</param>
    void Show(IInteraction interaction, int unreadCount);
}
