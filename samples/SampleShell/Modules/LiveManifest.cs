using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Manifest;

namespace SampleShell;

/// <summary>
/// The manifest and the agent's role as they are at this moment. What of a change can takes effect at once: privileges, options, modules that come; the rest
/// waits for a restart and is named. A manifest with a fault changes nothing. Used on the user-interface thread.
/// </summary>
internal sealed partial class LiveManifest
{
    private readonly ModuleManifest _begun;
    private readonly string _begunRole;
    private readonly RolePrivileges _privileges;
    private readonly ShellSettings _settings;
    private readonly Func<IReadOnlyList<ManifestModule>, IReadOnlyList<string>> _load;
    private readonly HashSet<string> _loaded;
    private readonly ILogger<LiveManifest> _logger;

    /// <param name="sources">What the desktop was started with.</param>
    /// <param name="role">The role at that time.</param>
    /// <param name="privileges">Follows the role.</param>
    /// <param name="settings">Follow role and manifest.</param>
    /// <param name="load">Loads modules; gives what went wrong, for the agent.</param>
    /// <param name="logger">Where changes are told.</param>
    public LiveManifest(
        ModuleSources sources,
        string role,
        RolePrivileges privileges,
        ShellSettings settings,
        Func<IReadOnlyList<ManifestModule>, IReadOnlyList<string>> load,
        ILogger<LiveManifest> logger)
    {
        (_begun, _begunRole, _privileges, _settings, _load, _logger) = (sources.Manifest, role, privileges, settings, load, logger);
        (Manifest, Role) = (_begun, role);
        _loaded = [.. sources.Role.Modules.Select(module => module.Name)];
    }

    /// <summary>Role, manifest or what waits for a restart changed.</summary>
    public event EventHandler? Changed;

    /// <summary>A change went wrong, in words for the agent.</summary>
    public event EventHandler<string>? Failed;

    public ModuleManifest Manifest { get; private set; }

    public string Role { get; private set; }

    /// <summary>The roles that the manifest names, and the agent's own.</summary>
    public IReadOnlyList<string> Roles =>
        [.. Manifest.Roles.Keys.Where(name => name != ModuleManifest.AnyOtherRole).Union([Role], StringComparer.OrdinalIgnoreCase)];

    /// <summary>What of the changes holds only after a restart.</summary>
    public IReadOnlyList<string> Waiting { get; private set; } = [];

    public void UseRole(string role)
    {
        LogRole(role);
        Apply(Manifest, role);
    }

    /// <summary>Takes the manifest as it was read again.</summary>
    public void Use(ManifestResult read)
    {
        if (read.Manifest is not { } manifest)
        {
            foreach (var fault in read.Faults.Where(fault => fault.Severity == ManifestFaultSeverity.Error))
            {
                LogFault(fault);
                Failed?.Invoke(this, Words.ManifestStays.With(ModuleSources.Where(fault), fault.Message));
            }

            return;
        }

        LogRead();
        Apply(manifest, Role);
    }

    private void Apply(ModuleManifest manifest, string role)
    {
        (Manifest, Role) = (manifest, role);
        var now = manifest.ForRole(role);

        // A module that comes finds the options and privileges by which it is to work.
        _settings.Use(now.Options);
        _privileges.Use(now);
        Load([.. now.Modules.Where(module => !_loaded.Contains(module.Name))]);
        Waiting = AfterRestart.Of(_begun, _begunRole, manifest, role, _loaded);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void Load(IReadOnlyList<ManifestModule> modules)
    {
        if (modules.Count == 0)
        {
            return;
        }

        foreach (var fault in _load(modules))
        {
            Failed?.Invoke(this, fault);
        }

        _loaded.UnionWith(modules.Select(module => module.Name));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The agent's role is {Role} from here on")]
    private partial void LogRole(string role);

    [LoggerMessage(Level = LogLevel.Information, Message = "The module manifest was changed, and holds")]
    private partial void LogRead();

    [LoggerMessage(Level = LogLevel.Error, Message = "The module manifest was changed, and cannot be used; the one before stays in force: {Fault}")]
    private partial void LogFault(ManifestFault fault);
}
