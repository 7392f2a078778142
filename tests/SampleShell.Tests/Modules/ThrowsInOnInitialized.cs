namespace SampleShell.Tests;

public sealed class ThrowsInOnInitialized : IModule
{
    public void RegisterTypes(IContainerRegistry containerRegistry) => ModuleLog.Steps.Add("thrower registers");

    public void OnInitialized(IContainerProvider containerProvider) => throw new InvalidOperationException("no licence");
}
