namespace PluginIm.Modules.TeamCommunicator.Tests;

/// <summary>A part of the shell that registers a service, which then cannot be made.</summary>
internal sealed class UnmadeCommunicatorModule : IModule
{
    public void RegisterTypes(IContainerRegistry containerRegistry) =>
        containerRegistry.RegisterSingleton<ITeamCommunicator>(_ => throw new InvalidOperationException("no directory"));

    public void OnInitialized(IContainerProvider containerProvider)
    {
    }
}
