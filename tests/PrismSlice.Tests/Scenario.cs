using System.Windows;

namespace PrismSlice.Tests;

/// <summary>What an application of a test is made of, and which steps of its start-up have been taken.</summary>
internal sealed class Scenario
{
    public Action<IContainerRegistry> RegisterTypes { get; init; } = _ => { };

    public Action<IModuleCatalog> ConfigureModules { get; init; } = _ => { };

    public Func<Window?> CreateShell { get; init; } = () => null;

    public Action<IContainerProvider> BeforeModules { get; init; } = _ => { };

    public List<string> Steps { get; } = [];

    /// <summary>Starts the application and gives its container.</summary>
    public IContainerProvider Start() => Ui.Run(() =>
    {
        Ui.Application.Start(this);
        return Ui.Application.Container;
    });
}
