namespace SampleShell.Tests;

public sealed class OtherGoodModule : IModule
{
    public void RegisterTypes(IContainerRegistry containerRegistry) => ModuleLog.Steps.Add("other registers");

    public void OnInitialized(IContainerProvider containerProvider) => ModuleLog.Steps.Add("other runs");
}
