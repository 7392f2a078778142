namespace PluginIm.Contracts.Manifest;

/// <summary>What the manifest says for one agent: the part that holds for the agent's role.</summary>
public sealed record RoleManifest : IImSettings
{
    /// <summary>The modules to load, in the manifest's order.</summary>
    public required IReadOnlyList<ManifestModule> Modules { get; init; }

    /// <summary>The privileges (see <see cref="ImPrivileges"/>).</summary>
    public required IReadOnlySet<string> Privileges { get; init; }

    /// <summary>All options by their flat names: the switch's, those for everybody, those of the role, the later above the former.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <inheritdoc/>
    string? IImSettings.Find(string optionName) => Options.GetValueOrDefault(optionName);
}
