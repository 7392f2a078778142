using PrismSlice.Tests.Containers;

namespace PrismSlice.Tests.Modules;

internal sealed class RegisteringModule : IModule
{
    public void RegisterTypes(IContainerRegistry containerRegistry) => containerRegistry.RegisterSingleton<IService, FirstService>();

    public void OnInitialized(IContainerProvider containerProvider)
    {
    }
}
