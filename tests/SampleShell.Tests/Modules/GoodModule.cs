namespace SampleShell.Tests;

public sealed class GoodModule : IModule
{
    public void RegisterTypes(IContainerRegistry containerRegistry) => ModuleLog.Steps.Add("good registers");

    public void OnInitialized(IContainerProvider containerProvider) => ModuleLog.Steps.Add("good runs");
}
