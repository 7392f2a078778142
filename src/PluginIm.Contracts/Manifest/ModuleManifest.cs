using System.Collections.ObjectModel;

namespace PluginIm.Contracts.Manifest;

/// <summary>What <c>module-manifest.json</c> says: the modules, which role has which, which of the shell's regions they fill, options and switch.</summary>
public sealed record ModuleManifest : IRegionMap
{
    /// <summary>The name in <see cref="Roles"/> that holds for every role that is not named there.</summary>
    public const string AnyOtherRole = "*";

    /// <summary>The modules in the order in which the manifest lists them.</summary>
    public required IReadOnlyList<ManifestModule> Modules { get; init; }

    /// <summary>The roles by their names in the shell; empty where everybody has everything.</summary>
    public IReadOnlyDictionary<string, ManifestRole> Roles { get; init; } = ReadOnlyDictionary<string, ManifestRole>.Empty;

    /// <summary>The plugin's region names (see <see cref="ImRegions"/>) with the names of the shell's own regions.</summary>
    public required IReadOnlyDictionary<string, string> Regions { get; init; }

    /// <summary>Options by their flat names, for example <c>im.toast-timeout</c>; numbers and true/false as their JSON text.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>Where the switch is.</summary>
    public ManifestSwitch Switch { get; init; } = new();

    /// <summary>
    /// Gives what holds for an agent of a role. Where the manifest names roles, a role that it does not name, not even by
    /// <see cref="AnyOtherRole"/>, has no module and no privilege.
    /// </summary>
    /// <param name="role">The agent's role, compared without regard to case; null where the shell has no roles.</param>
    /// <returns>The modules, privileges and options of the role.</returns>
    public RoleManifest ForRole(string? role)
    {
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        ManifestRole? found = Find(role);
        foreach ((string name, string value) in Switch.ToOptions().Concat(Options).Concat(found?.Options ?? ReadOnlyDictionary<string, string>.Empty))
        {
            options[name] = value;
        }

        bool isShutOut = found is null && Roles.Count > 0;
        return new RoleManifest
        {
            Modules = isShutOut ? [] : [.. Modules.Where(module => found?.Modules?.Contains(module.Name) ?? true)],
            Privileges = isShutOut ? new HashSet<string>() : new HashSet<string>(found?.Privileges ?? ImPrivileges.All),
            Options = options,
        };
    }

    /// <inheritdoc/>
    string? IRegionMap.Find(string imRegion) => Regions.GetValueOrDefault(imRegion);

    private ManifestRole? Find(string? role) => Roles
        .Where(entry => string.Equals(entry.Key, role, StringComparison.OrdinalIgnoreCase) || entry.Key == AnyOtherRole)
        .OrderBy(entry => entry.Key == AnyOtherRole)
        .Select(entry => entry.Value)
        .FirstOrDefault();
}
