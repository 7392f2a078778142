namespace PrismSlice.Tests.Modules;

internal sealed class RegisteringModule : IModule
{
    public void RegisterTypes(IContainerRegistry containerRegistry) => containerRegistry.RegisterSingleton<RegisteredByModule>();

    public void OnInitialized(IContainerProvider containerProvider)
    {
    }
}
