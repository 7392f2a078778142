namespace PluginIm.Contracts.Manifest;

/// <summary>What the manifest says of one role. What it leaves out is as the manifest says for everybody.</summary>
public sealed record ManifestRole
{
    /// <summary>Names of the modules that load for the role; null for all.</summary>
    public IReadOnlyList<string>? Modules { get; init; }

    /// <summary>The privileges of the role (see <see cref="ImPrivileges"/>); null for all.</summary>
    public IReadOnlyList<string>? Privileges { get; init; }

    /// <summary>Options that stand above those of the manifest.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }
}
