using System.Windows;
using Prism.DryIoc;

namespace SampleShell.Tests;

/// <summary>An application that wears the shell's face and starts nothing by itself.</summary>
internal sealed class TestApplication : PrismApplication
{
    public TestApplication()
    {
        ShutdownMode = ShutdownMode.OnExplicitShutdown;
        ThemeSetting.Apply(this, ShellTheme.Light);
    }

    /// <summary>A container such as the shell's own.</summary>
    public IContainerExtension NewContainer() => CreateContainerExtension();

    /// <summary>Readies what regions need.</summary>
    public void StartPrism() => Initialize();

    // WPF calls it by itself as soon as the thread runs.
    protected override void OnStartup(StartupEventArgs e)
    {
    }

    protected override void RegisterTypes(IContainerRegistry containerRegistry)
    {
    }

    /// <summary>None: tests open windows of their own.</summary>
    protected override Window CreateShell() => null!;
}
