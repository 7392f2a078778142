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

    // WPF calls it by itself as soon as the thread runs.
    protected override void OnStartup(StartupEventArgs e)
    {
    }

    protected override void RegisterTypes(IContainerRegistry containerRegistry)
    {
    }

    protected override Window CreateShell() => throw new NotSupportedException();
}
