using PluginIm.Modules.InstantMessaging;

namespace PluginIm.Modules.TeamCommunicator.Tests;

/// <summary>The modules as a shell's catalog has them.</summary>
internal static class BothModules
{
    public static void Add(IModuleCatalog catalog)
    {
        catalog.AddModule<InstantMessagingModule>();
        catalog.AddModule(new ModuleInfo(
            nameof(TeamCommunicatorModule), typeof(TeamCommunicatorModule).AssemblyQualifiedName!, nameof(InstantMessagingModule)));
    }
}
