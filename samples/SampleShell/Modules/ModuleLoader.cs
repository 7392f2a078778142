using System.Reflection;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Manifest;

namespace SampleShell;

/// <summary>Loads the manifest's modules one by one: one that fails is named, the others and the shell run.</summary>
internal sealed partial class ModuleLoader
{
    private readonly string _folder;
    private readonly ILogger<ModuleLoader> _logger;

    public ModuleLoader(string folder, ILogger<ModuleLoader> logger)
    {
        _folder = folder;
        _logger = logger;
    }

    /// <summary>
    /// Enters the modules into the catalog. All are loaded on demand there, and the loader asks for those of the start:
    /// Prism's own start gives up at the first module that fails.
    /// </summary>
    public void Fill(IModuleCatalog catalog, IReadOnlyList<ManifestModule> modules)
    {
        foreach (var module in modules)
        {
            catalog.AddModule(new ModuleInfo(module.Name, $"{module.Type}, {module.Assembly}", [.. module.DependsOn])
            {
                InitializationMode = InitializationMode.OnDemand,
                Ref = new Uri(Path.Combine(_folder, $"{module.Assembly}.dll")).AbsoluteUri,
            });
        }
    }

    /// <summary>Loads what the manifest wants at the start, each module after those that it needs.</summary>
    /// <returns>What went wrong, for the agent.</returns>
    public IReadOnlyList<string> Load(IModuleManager manager, IReadOnlyList<ManifestModule> modules)
    {
        var faults = new List<string>();
        manager.Run();
        foreach (var module in InOrder(modules))
        {
            if (Load(manager, module) is { } fault)
            {
                LogFailed(fault.Exception, module.Name, fault.Reason);
                faults.Add($"The module {module.Name} could not be loaded: {fault.Reason}");
            }
            else
            {
                LogLoaded(module.Name);
            }
        }

        return faults;
    }

    /// <summary>Asked for in the manifest's order, a module would bring the ones it needs, and have their faults told as its own.</summary>
    private static List<ManifestModule> InOrder(IReadOnlyList<ManifestModule> modules)
    {
        var ordered = new List<ManifestModule>();
        foreach (var module in modules.Where(module => module.Loading == ModuleLoading.Startup))
        {
            AddWithDependencies(module);
        }

        return ordered;

        void AddWithDependencies(ManifestModule module)
        {
            if (ordered.Contains(module))
            {
                return;
            }

            foreach (var needed in modules.Where(other => module.DependsOn.Contains(other.Name)))
            {
                AddWithDependencies(needed);
            }

            ordered.Add(module);
        }
    }

    /// <summary>The boundary to a module's entry: whatever it throws is told, and the shell goes on.</summary>
    private ModuleFault? Load(IModuleManager manager, ManifestModule module)
    {
        if (module.DependsOn.FirstOrDefault(needed => !IsLoaded(manager, needed)) is { } missing)
        {
            return new ModuleFault($"it needs {missing}, which is not loaded.", null);
        }

        try
        {
            manager.LoadModule(module.Name);
            return null;
        }
        catch (Exception exception)
        {
            return new ModuleFault((CauseOf(module) ?? exception.GetBaseException()).Message, exception);
        }
    }

    /// <summary>Why the module's class cannot be had, where that is the reason: a version or a framework that it was not made for. Prism says only that there is none.</summary>
    private Exception? CauseOf(ManifestModule module)
    {
        var file = Path.Combine(_folder, $"{module.Assembly}.dll");
        try
        {
            if (File.Exists(file))
            {
                Assembly.LoadFrom(file).GetType(module.Type, throwOnError: true);
            }

            return null;
        }
        catch (Exception exception)
        {
            // The boundary to a module's assembly, as above.
            return exception.GetBaseException();
        }
    }

    private static bool IsLoaded(IModuleManager manager, string name) =>
        manager.Modules.Any(module => module.ModuleName == name && module.State == ModuleState.Initialized);

    [LoggerMessage(Level = LogLevel.Error, Message = "The module {Module} could not be loaded: {Reason}")]
    private partial void LogFailed(Exception? exception, string module, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The module {Module} is loaded")]
    private partial void LogLoaded(string module);

    private sealed record ModuleFault(string Reason, Exception? Exception);
}
