using Prism.Ioc;

namespace Prism.Modularity;

/// <summary>A module: registers its types, then starts.</summary>
public interface IModule
{
    void RegisterTypes(IContainerRegistry containerRegistry);

    void OnInitialized(IContainerProvider containerProvider);
}
