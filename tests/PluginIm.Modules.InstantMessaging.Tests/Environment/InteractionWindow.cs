using System.Windows;
using System.Windows.Controls;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.Modules.InstantMessaging.Tests.Environment;

/// <summary>A shell's view of an interaction, in a real window: somebody writes there, and a region of its own scope is for instant messages.</summary>
internal sealed class InteractionWindow
{
    public const string ImRegion = "ImInInteraction";

    public InteractionWindow(CustomerCall interaction)
    {
        Interaction = interaction;
        var content = new DockPanel { Children = { Region, Writing } };
        DockPanel.SetDock(Region, Dock.Right);
        Region.MaxWidth = 360;
        RegionManager.SetRegionManager(content, new RegionManager());
        RegionManager.SetRegionName(Region, ImRegion);
        RegionManager.SetRegionContext(Region, interaction);
        Window = new Window { Title = $"{interaction.Id} {System.Environment.ProcessId}", Content = content, Width = 760, Height = 480, Left = 300, Top = 40 };
        Window.Show();
        Window.Activate();
        Ui.Until(() => Window.IsLoaded, "the interaction");
        Ui.Settle();
    }

    public CustomerCall Interaction { get; }

    public ContentControl Region { get; } = new() { Focusable = false };

    public TextBox Writing { get; } = new();

    public Window Window { get; }

    /// <summary>What an element says, found by its automation id.</summary>
    public string? Read(string automationId) => Ui.Find(Window, automationId)?.GetName();
}
