namespace PrismSlice.Tests.Modules;

internal sealed class FailingModule : IModule
{
    public void RegisterTypes(IContainerRegistry containerRegistry)
    {
    }

    public void OnInitialized(IContainerProvider containerProvider) => throw new InvalidOperationException("The module's own fault.");
}
