using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Where the plugin hands transcripts over, if the manifest has it do so: the shared file, or the reason why nothing can be kept, as agents read it.</summary>
internal sealed partial class SharedTranscripts : IImTranscriptStore
{
    private readonly SharedDirectory _directory;
    private readonly TimeProvider _time;
    private readonly ILogger<SharedTranscripts> _logger;

    public SharedTranscripts(SharedDirectory directory, TimeProvider time, ILogger<SharedTranscripts> logger)
    {
        _directory = directory;
        _time = time;
        _logger = logger;
    }

    public async Task SaveAsync(ImTranscript transcript, CancellationToken cancellationToken)
    {
        if (_directory.Database is not { } database)
        {
            throw new DirectoryUnavailableException(_directory.Fault ?? Words.TranscriptNotKept);
        }

        try
        {
            await new TranscriptStore(database, _time).SaveAsync(transcript, cancellationToken);
        }
        catch (SqliteException exception)
        {
            LogNotKept(exception);
            throw new DirectoryUnavailableException(Words.TranscriptNotKept, exception);
        }
    }

    /// <summary>Deletes what may be kept no longer, at once and then day by day.</summary>
    public async Task PurgeDailyAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), _time);
        try
        {
            do
            {
                await PurgeAsync();
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The desktop closes.
        }
    }

    private async Task PurgeAsync()
    {
        try
        {
            if (_directory.Database is { } database && await new TranscriptStore(database, _time).PurgeAsync() is > 0 and var count)
            {
                LogPurged(count);
            }
        }
        catch (SqliteException exception)
        {
            LogNotPurged(exception);
        }
    }

    /// <summary>The transcripts of an interaction; none where they cannot be read, which the log tells.</summary>
    public async Task<IReadOnlyList<ImTranscript>> FindAsync(string interactionId)
    {
        try
        {
            return _directory.Database is { } database ? await new TranscriptStore(database, _time).FindAsync(interactionId, CancellationToken.None) : [];
        }
        catch (SqliteException exception)
        {
            LogUnreadable(exception);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A transcript could not be kept")]
    private partial void LogNotKept(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Transcripts whose time is over could not be deleted")]
    private partial void LogNotPurged(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} transcripts whose time was over are deleted")]
    private partial void LogPurged(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Transcripts could not be read")]
    private partial void LogUnreadable(Exception exception);
}
