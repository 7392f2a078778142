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

    /// <summary>Loads what the manifest wants at the start.</summary>
    /// <returns>What went wrong, for the agent.</returns>
    public IReadOnlyList<string> Load(IModuleManager manager, IReadOnlyList<ManifestModule> modules)
    {
        var faults = new List<string>();
        manager.Run();
        foreach (var module in modules.Where(module => module.Loading == ModuleLoading.Startup))
        {
            if (Load(manager, module.Name) is { } fault)
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

    /// <summary>The boundary to a module's entry: whatever it throws is told, and the shell goes on.</summary>
    private static ModuleFault? Load(IModuleManager manager, string name)
    {
        try
        {
            manager.LoadModule(name);
        }
        catch (Exception exception)
        {
            return new ModuleFault(exception.GetBaseException().Message, exception);
        }

        var state = manager.Modules.Single(module => module.ModuleName == name).State;
        return state == ModuleState.Initialized ? null : new ModuleFault("a module that it needs is not there.", null);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The module {Module} could not be loaded: {Reason}")]
    private partial void LogFailed(Exception? exception, string module, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The module {Module} is loaded")]
    private partial void LogLoaded(string module);

    private sealed record ModuleFault(string Reason, Exception? Exception);
}
