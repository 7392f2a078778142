using PluginIm.Contracts.Manifest;
using PluginIm.Contracts.Options;

namespace SampleShell;

/// <summary>What of a changed role or manifest holds only after a restart: a module that is loaded stays loaded, and so do regions and some options.</summary>
internal static class AfterRestart
{
    /// <summary>Names it.</summary>
    /// <param name="begun">The manifest with which the desktop was started.</param>
    /// <param name="role">The role at that time.</param>
    /// <param name="now">The manifest as it is.</param>
    /// <param name="roleNow">The role as it is.</param>
    /// <param name="loaded">The modules that are loaded, by name.</param>
    /// <returns>Names of options, modules and regions, in order.</returns>
    public static IReadOnlyList<string> Of(
        ModuleManifest begun, string role, ModuleManifest now, string roleNow, IReadOnlyCollection<string> loaded)
    {
        var (before, after) = (begun.ForRole(role), now.ForRole(roleNow));
        return
        [
            .. Changed(before.Options, after.Options).Where(NeedsRestart),
            .. loaded.Except(after.Modules.Select(module => module.Name)),
            .. Changed(begun.Regions, now.Regions),
        ];
    }

    private static bool NeedsRestart(string option) => ImOptionTable.Find(option) is { TakesEffect: ImOptionEffect.Restart };

    private static IEnumerable<string> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name)).Order(StringComparer.Ordinal);
}
