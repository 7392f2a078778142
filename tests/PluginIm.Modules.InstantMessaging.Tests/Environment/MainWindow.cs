using System.Windows;
using System.Windows.Controls;

namespace PluginIm.Modules.InstantMessaging.Tests.Environment;

/// <summary>A shell's main window: somebody writes there, and there is a status bar that modules may add to.</summary>
internal sealed class MainWindow : Window
{
    public const string StatusRegion = "StatusBar";

    public MainWindow()
    {
        Title = $"Agent desktop {System.Environment.ProcessId}";
        (Left, Top, Width, Height) = (20, 20, 500, 200);
        RegionManager.SetRegionName(Status, StatusRegion);
        Content = new StackPanel { Children = { Writing, Status } };
    }

    public TextBox Writing { get; } = new();

    public ContentControl Status { get; } = new();
}
