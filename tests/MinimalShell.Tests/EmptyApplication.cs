using System.Windows;
using Prism.DryIoc;

namespace MinimalShell.Tests;

/// <summary>Prism as the shell has it, with no module in it: windows with regions can be made.</summary>
internal sealed class EmptyApplication : PrismApplication
{
    private static EmptyApplication? _instance;

    /// <summary>Starts it, once: WPF allows one application in a program.</summary>
    public static void Begin()
    {
        if (_instance is null)
        {
            _instance = new EmptyApplication { ShutdownMode = ShutdownMode.OnExplicitShutdown };
            _instance.Initialize();
        }
    }

    protected override void RegisterTypes(IContainerRegistry containerRegistry)
    {
    }

    protected override Window CreateShell() => null!;
}
