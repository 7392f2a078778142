using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The directory of this desktop: the shared file, or the reason why there is none. The desktop works without it, and says so.</summary>
internal sealed partial class SharedDirectory : ITargetDirectory, ITargetDirectoryChanges, ITargetSearch, ITargetLists, IAsyncDisposable
{
    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger<SharedDirectory> _logger;
    private volatile OpenDirectory? _open;

    private SharedDirectory(string file, TimeProvider time, ILoggerFactory loggers)
    {
        _file = file;
        _time = time;
        _loggers = loggers;
        _logger = loggers.CreateLogger<SharedDirectory>();
    }

    /// <summary>Raised when a target or a state may have changed.</summary>
    public event EventHandler? Changed;

    public event EventHandler? ListsChanged;

    /// <summary>Why there is no directory, for the agent; null when there is one.</summary>
    public string? Fault { get; private set; }

    /// <summary>Null while there is no directory.</summary>
    public DirectoryDatabase? Database => _open?.Database;

    /// <summary>Null while there is no directory.</summary>
    public AgentStates? States => _open?.States;

    /// <summary>Null while there is no directory.</summary>
    public AgentSettings? Settings => _open?.Settings;

    public static SharedDirectory Open(string file, TimeProvider time, ILoggerFactory loggers)
    {
        var directory = new SharedDirectory(file, time, loggers);
        directory.TryOpen();
        return directory;
    }

    /// <summary>Called on one thread, that of the windows.</summary>
    public async Task TryAgainAsync()
    {
        if (_open is null)
        {
            await Task.Run(TryOpen);
        }
    }

    public async Task<IReadOnlyList<InternalTarget>> SearchAsync(
        DirectoryQuery query, TargetFilter filter, string self, int limit, CancellationToken cancellationToken) =>
        _open is { } open ? await open.Targets.SearchAsync(query, filter, self, limit, cancellationToken) : [];

    public async ValueTask<InternalTarget?> FindByAddressAsync(string sipAddress, CancellationToken cancellationToken) =>
        _open is { } open ? await open.Targets.FindByAddressAsync(sipAddress, cancellationToken) : null;

    public async Task<InternalTarget?> FindByIdAsync(string id, CancellationToken cancellationToken) =>
        _open is { } open ? await open.Targets.FindByIdAsync(id, cancellationToken) : null;

    public async Task<TargetLists> LoadListsAsync(string agent, CancellationToken cancellationToken) =>
        _open is { } open ? await open.Lists.LoadAsync(agent, cancellationToken) : TargetLists.None;

    public Task SetFavouriteAsync(string agent, string target, bool isFavourite, CancellationToken cancellationToken) =>
        ChangeListsAsync(open => open.Lists.SetFavouriteAsync(agent, target, isFavourite, cancellationToken));

    public Task RememberAsync(string agent, string target, CancellationToken cancellationToken) =>
        ChangeListsAsync(open => open.Lists.RememberAsync(agent, target, cancellationToken));

    public ValueTask DisposeAsync() => _open?.Watcher.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task ChangeListsAsync(Func<OpenDirectory, Task> change)
    {
        if (_open is { } open)
        {
            await change(open);
            ListsChanged?.Invoke(this, EventArgs.Empty);
        }
    }

    private void TryOpen()
    {
        try
        {
            var open = new OpenDirectory(DirectoryDatabase.Open(_file), _time, _loggers);
            SampleWork.FillWhereEmpty(open.Database, _time);
            open.Watcher.Changed += (_, _) => Changed?.Invoke(this, EventArgs.Empty);
            open.Watcher.Start();
            _open = open;
            Fault = null;
        }
        catch (Exception exception) when (exception is DirectoryUnavailableException or SqliteException)
        {
            LogUnavailable(exception, exception.Message);
            Fault = exception.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "There is no directory: {Reason}")]
    private partial void LogUnavailable(Exception exception, string reason);

    private sealed class OpenDirectory(DirectoryDatabase database, TimeProvider time, ILoggerFactory loggers)
    {
        public DirectoryDatabase Database { get; } = database;

        public AgentStates States { get; } = new(database, time);

        public AgentSettings Settings { get; } = new(database);

        public TargetDirectory Targets { get; } = new(database, new AgentStates(database, time));

        public AgentTargets Lists { get; } = new(database, new AgentStates(database, time), time);

        public DirectoryWatcher Watcher { get; } = new(database, time, loggers.CreateLogger<DirectoryWatcher>());
    }
}
