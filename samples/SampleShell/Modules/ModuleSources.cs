using System.Collections.ObjectModel;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Manifest;

namespace SampleShell;

/// <summary>What the manifest says, and what is wrong with it.</summary>
internal sealed partial class ModuleSources
{
    private static readonly ModuleManifest Nothing = new()
    {
        Modules = [],
        Regions = ReadOnlyDictionary<string, string>.Empty,
        Options = ReadOnlyDictionary<string, string>.Empty,
    };

    private ModuleSources(ModuleManifest manifest, string role, IReadOnlyList<string> faults)
    {
        Manifest = manifest;
        Role = manifest.ForRole(role);
        Faults = faults;
    }

    public ModuleManifest Manifest { get; }

    /// <summary>What of it holds for the agent who works here.</summary>
    public RoleManifest Role { get; }

    /// <summary>What the agent must know of: why the desktop runs without its modules.</summary>
    public IReadOnlyList<string> Faults { get; }

    public static ModuleSources Read(string file, string role, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger<ModuleSources>();
        var read = ModuleManifestReader.ReadFile(file);
        var faults = new List<string>();
        foreach (var fault in read.Faults)
        {
            if (fault.Severity == ManifestFaultSeverity.Error)
            {
                LogError(logger, fault);
                faults.Add(Tell(fault));
            }
            else
            {
                LogWarning(logger, fault);
            }
        }

        foreach (var (part, region) in (read.Manifest ?? Nothing).Regions.Where(given => !ShellRegions.All.Contains(given.Value)))
        {
            LogNoRegion(logger, part, region);
            faults.Add(Words.FaultRegion.With(part, region));
        }

        return new ModuleSources(read.Manifest ?? Nothing, role, faults);
    }

    /// <summary>File, line and key of a fault.</summary>
    public static string Where(ManifestFault fault)
    {
        var line = fault.Line > 0 ? $", line {fault.Line}" : "";
        var key = fault.Key.Length > 0 ? $", key {fault.Key}" : "";
        return $"{Path.GetFileName(fault.File)}{line}{key}";
    }

    private static string Tell(ManifestFault fault) => $"No module is loaded. {Where(fault)}: {fault.Message}.";

    [LoggerMessage(Level = LogLevel.Error, Message = "The module manifest cannot be used: {Fault}")]
    private static partial void LogError(ILogger logger, ManifestFault fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The module manifest gives {Part} the region {Region}, which this shell does not have: that view is left out")]
    private static partial void LogNoRegion(ILogger logger, string part, string region);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The module manifest: {Fault}")]
    private static partial void LogWarning(ILogger logger, ManifestFault fault);
}
