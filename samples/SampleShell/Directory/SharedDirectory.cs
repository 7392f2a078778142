using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The directory of this desktop: the shared file, or the reason why there is none. The desktop works without it, and says so.</summary>
internal sealed partial class SharedDirectory : ITargetDirectory, ITargetSearch, IAsyncDisposable
{
    private readonly TargetDirectory? _targets;
    private readonly DirectoryWatcher? _watcher;

    private SharedDirectory(DirectoryDatabase database, TimeProvider time, ILoggerFactory loggers)
    {
        States = new AgentStates(database, time);
        _targets = new TargetDirectory(database, States);
        _watcher = new DirectoryWatcher(database, time, loggers.CreateLogger<DirectoryWatcher>());
        _watcher.Changed += (_, _) => Changed?.Invoke(this, EventArgs.Empty);
        _watcher.Start();
    }

    private SharedDirectory(string fault) => Fault = fault;

    /// <summary>Raised when a target or a state may have changed.</summary>
    public event EventHandler? Changed;

    /// <summary>Why there is no directory, for the agent; null when there is one.</summary>
    public string? Fault { get; }

    /// <summary>Null when there is no directory.</summary>
    public AgentStates? States { get; }

    public static SharedDirectory Open(string file, TimeProvider time, ILoggerFactory loggers)
    {
        try
        {
            return new SharedDirectory(DirectoryDatabase.Open(file), time, loggers);
        }
        catch (DirectoryUnavailableException exception)
        {
            LogUnavailable(loggers.CreateLogger<SharedDirectory>(), exception, exception.Message);
            return new SharedDirectory(exception.Message);
        }
    }

    public async Task<IReadOnlyList<InternalTarget>> SearchAsync(
        DirectoryQuery query, string self, int limit, CancellationToken cancellationToken) =>
        _targets is null ? [] : await _targets.SearchAsync(query, self, limit, cancellationToken);

    public async ValueTask<InternalTarget?> FindByAddressAsync(string sipAddress, CancellationToken cancellationToken) =>
        _targets is null ? null : await _targets.FindByAddressAsync(sipAddress, cancellationToken);

    public async Task<InternalTarget?> FindByIdAsync(string id, CancellationToken cancellationToken) =>
        _targets is null ? null : await _targets.FindByIdAsync(id, cancellationToken);

    public ValueTask DisposeAsync() => _watcher?.DisposeAsync() ?? ValueTask.CompletedTask;

    [LoggerMessage(Level = LogLevel.Error, Message = "There is no directory: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, string reason);
}
