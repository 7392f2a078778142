using PluginIm.Contracts;
using PluginIm.ViewModels;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Puts together what there is of instant messaging inside the shell's interactions.</summary>
internal static class InteractionParts
{
    public static void Register(IContainerRegistry registry, Leaving leaving) => registry.RegisterSingleton<InteractionSessions>(container =>
        new InteractionSessions(container.Resolve<IInteractions>(), container.Find<IInteractionAttention>(), container.Find<IConsultedTargets>(), leaving.IfStaying));

    /// <summary>The shell's region inside its interactions; null where it has none, or no interactions.</summary>
    public static string? RegionOf(IContainerProvider container) =>
        container.IsRegistered<IInteractions>() ? container.Find<IRegionMap>()?.Find(ImRegions.Interaction) : null;

    /// <summary>The sessions inside interactions; null where there is no place for them.</summary>
    public static InteractionSessions? Find(IContainerProvider container) => RegionOf(container) is null ? null : container.Resolve<InteractionSessions>();
}
