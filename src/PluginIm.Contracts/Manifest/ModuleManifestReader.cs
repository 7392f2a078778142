using System.Text.Json;

namespace PluginIm.Contracts.Manifest;

/// <summary>
/// Reads <c>module-manifest.json</c> (its schema stands beside it). Bad content is never thrown: every fault that can be
/// found is returned with file, line, column and key.
/// </summary>
public static class ModuleManifestReader
{
    private static readonly string[] Known = ["$schema", "modules", "roles", "regions", "options", "switch"];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The manifest's path.</param>
    /// <returns>The manifest, or why it cannot be used; a file that cannot be read is a fault too.</returns>
    public static ManifestResult ReadFile(string file)
    {
        try
        {
            return Read(file, File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ManifestResult(
                null, [new ManifestFault(ManifestFaultSeverity.Error, file, 0, 0, string.Empty, $"the manifest could not be read: {exception.Message}")]);
        }
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="file">The name that faults give.</param>
    /// <param name="json">The content, UTF-8; a byte order mark is skipped.</param>
    /// <returns>The manifest, or why it cannot be used.</returns>
    public static ManifestResult Read(string file, ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith("\uFEFF"u8))
        {
            json = json["\uFEFF"u8.Length..];
        }

        ManifestFaults faults = new(file, json);
        ModuleManifest? manifest = null;
        try
        {
            manifest = Read(file, ManifestNodeParser.Parse(json.Span), faults);
        }
        catch (JsonException exception)
        {
            faults.NotJson(exception);
        }

        return new ManifestResult(faults.HasError ? null : manifest, faults.InOrder);
    }

    private static ModuleManifest? Read(string file, ManifestNode root, ManifestFaults faults)
    {
        ManifestValues values = new(faults);
        if (values.Members(root, "the manifest", Known) is not { } members)
        {
            return null;
        }

        if (!members.TryGetValue("modules", out ManifestNode? modules))
        {
            faults.Error("modules", root.Offset, "the list of modules was expected, but the key is missing");
        }

        IReadOnlyList<ManifestModule> read = new ManifestModules(faults, values).Read(values.Items(modules, "the list of modules"));
        return new ModuleManifest
        {
            Modules = read,
            Roles = new ManifestRoles(faults, values, read).Read(members.GetValueOrDefault("roles")),
            Regions = values.Texts(
                members.GetValueOrDefault("regions"),
                "the plugin's regions with the shell's",
                node => values.Text(node, "the name of one of the shell's regions")),
            Options = values.Options(members.GetValueOrDefault("options")),
            Switch = new ManifestSwitchReader(file, faults, values).Read(members.GetValueOrDefault("switch")),
        };
    }
}
