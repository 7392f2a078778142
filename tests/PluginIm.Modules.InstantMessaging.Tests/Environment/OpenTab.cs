using System.Windows;
using Moq;

namespace PluginIm.Modules.InstantMessaging.Tests.Environment;

/// <summary>A tab that a module opened, in a real window of its own.</summary>
internal sealed class OpenTab
{
    public OpenTab(InteractionTab tab, bool isActivated)
    {
        Tab = tab;
        IsActivated = isActivated;
        Window = new Window { Title = tab.Title, Content = tab.Content, Width = 600, Height = 420, Left = 540, Top = 20 };
        Handle.Setup(handle => handle.Close()).Callback(Window.Close);
        Window.Closed += (_, _) => Handle.Raise(handle => handle.Closed += null, EventArgs.Empty);
        Window.Show();
    }

    public InteractionTab Tab { get; }

    public bool IsActivated { get; }

    public Window Window { get; }

    public Mock<IInteractionHandle> Handle { get; } = new();

    /// <summary>What an element says, found by its automation id.</summary>
    public string? Read(string automationId) => Ui.Find(Window, automationId)?.GetName();
}
