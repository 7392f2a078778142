using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Marks the tab of an interaction, and its card in the main window, with what waits in it.</summary>
internal sealed class InteractionAttention : IInteractionAttention
{
    private readonly InteractionsViewModel _interactions;
    private readonly InteractionWindows _windows;

    public InteractionAttention(InteractionsViewModel interactions, InteractionWindows windows)
    {
        _interactions = interactions;
        _windows = windows;
    }

    public void Show(IInteraction interaction, int unreadCount)
    {
        if (_interactions.Open.FirstOrDefault(open => open.Id == interaction.Id) is { } tab)
        {
            _windows.Mark(tab, unreadCount);
        }
    }
}
