using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Manifest;

namespace SampleShell;

/// <summary>Reads the manifest again when its file was changed, once whoever writes it has paused.</summary>
internal sealed partial class ManifestWatch : IDisposable
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly string _file;
    private readonly Action<ManifestResult> _changed;
    private readonly ILogger<ManifestWatch> _logger;
    private readonly FileSystemWatcher? _watcher;
    private readonly ITimer _timer;
    private byte[]? _known;

    /// <param name="file">The manifest.</param>
    /// <param name="changed">Is given the manifest as it was read again, on a thread of the pool.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where it is told when changes cannot be seen.</param>
    public ManifestWatch(string file, Action<ManifestResult> changed, TimeProvider time, ILogger<ManifestWatch> logger)
    {
        (_file, _changed, _logger) = (Path.GetFullPath(file), changed, logger);
        _timer = time.CreateTimer(_ => Read(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _known = TryReadBytes();
        _watcher = TryWatch();
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _timer.Dispose();
    }

    private FileSystemWatcher? TryWatch()
    {
        try
        {
            var watcher = new FileSystemWatcher(Path.GetDirectoryName(_file)!, Path.GetFileName(_file));

            // Editors write into the file, or put another one in its place.
            watcher.Changed += OnTouched;
            watcher.Created += OnTouched;
            watcher.Renamed += OnTouched;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or UnauthorizedAccessException)
        {
            LogNotWatched(_file, fault);
            return null;
        }
    }

    private void OnTouched(object sender, FileSystemEventArgs arguments) => _timer.Change(Pause, Timeout.InfiniteTimeSpan);

    private void Read()
    {
        if (TryReadBytes() is not { } bytes)
        {
            // Still being written: whoever does says so again.
            return;
        }

        if (_known is { } known && bytes.AsSpan().SequenceEqual(known))
        {
            return;
        }

        _known = bytes;
        _changed(ModuleManifestReader.Read(_file, bytes));
    }

    private byte[]? TryReadBytes()
    {
        try
        {
            return File.ReadAllBytes(_file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of {File} are not seen while the desktop runs")]
    private partial void LogNotWatched(string file, Exception fault);
}
