namespace PluginIm.Modules.InstantMessaging.Tests.Environment;

/// <summary>A part of the shell that registers a service, which then cannot be made.</summary>
internal sealed class UnmadeCredentialsModule : IModule
{
    public void RegisterTypes(IContainerRegistry containerRegistry) =>
        containerRegistry.RegisterSingleton<ICredentials>(_ => throw new InvalidOperationException("the vault is locked"));

    public void OnInitialized(IContainerProvider containerProvider)
    {
    }
}
