using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What the plugin is given of the contacts: the shared file, or the reason why it cannot be asked, as agents read it.</summary>
internal sealed partial class SharedContacts : IContactDirectory, IContactHistory
{
    private readonly SharedDirectory _directory;
    private readonly TimeSpan _delay;
    private readonly TimeProvider _time;
    private readonly ILogger<SharedContacts> _logger;

    /// <param name="directory">The shared file.</param>
    /// <param name="delay">How long every answer is held back, so that one can see what a slow store does.</param>
    /// <param name="time">The clock and the agent's time zone.</param>
    /// <param name="logger">Told what fails.</param>
    public SharedContacts(SharedDirectory directory, TimeSpan delay, TimeProvider time, ILogger<SharedContacts> logger)
    {
        _directory = directory;
        _delay = delay;
        _time = time;
        _logger = logger;
    }

    public Task<ContactInformation?> FindAsync(string contactId, CancellationToken cancellationToken) =>
        AskAsync(database => new ContactStore(database).FindAsync(contactId, cancellationToken), cancellationToken);

    public Task<ContactHistoryPage> SearchAsync(ContactHistoryQuery query, CancellationToken cancellationToken) =>
        AskAsync(database => new HistoryStore(database, _time).SearchAsync(query, cancellationToken), cancellationToken);

    public Task<ContactHistoryDetail?> ReadAsync(string entryId, CancellationToken cancellationToken) =>
        AskAsync(database => new HistoryStore(database, _time).ReadAsync(entryId, cancellationToken), cancellationToken);

    private async Task<T> AskAsync<T>(Func<DirectoryDatabase, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (_delay > TimeSpan.Zero)
        {
            await Task.Delay(_delay, _time, cancellationToken);
        }

        if (_directory.Database is not { } database)
        {
            throw new DirectoryUnavailableException(_directory.Fault ?? Words.ContactsFailed, null);
        }

        try
        {
            return await ask(database);
        }
        catch (SqliteException exception)
        {
            LogFailed(exception);
            throw new DirectoryUnavailableException(Words.ContactsFailed, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The contact database could not be asked")]
    private partial void LogFailed(Exception exception);
}
