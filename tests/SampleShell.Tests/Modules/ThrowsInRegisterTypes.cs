namespace SampleShell.Tests;

public sealed class ThrowsInRegisterTypes : IModule
{
    public void RegisterTypes(IContainerRegistry containerRegistry) => throw new InvalidOperationException("nothing to register");

    public void OnInitialized(IContainerProvider containerProvider) => ModuleLog.Steps.Add("never");
}
