using System.Text.Encodings.Web;
using System.Text.Json;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;

namespace SampleShell;

/// <summary>Answers a file <c>dump.request</c> in a folder with <c>dump.json</c>, and removes the request when the answer is whole.</summary>
internal sealed partial class DumpRequests : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly ILogger<DumpRequests> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _answering = Task.CompletedTask;

    public DumpRequests(string folder, TimeProvider time, ILogger<DumpRequests> logger)
    {
        _folder = folder;
        _time = time;
        _logger = logger;
    }

    public void Start(Dispatcher dispatcher) => _answering = Task.Run(() => AnswerAsync(dispatcher));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _answering;
        _stopping.Dispose();
    }

    private async Task AnswerAsync(Dispatcher dispatcher)
    {
        var request = Path.Combine(_folder, "dump.request");
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                if (File.Exists(request))
                {
                    await AnswerAsync(dispatcher, request);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The desktop closes.
        }
    }

    /// <summary>A boundary: whatever a view's automation peer throws is told in the log, and the next request is answered.</summary>
    private async Task AnswerAsync(Dispatcher dispatcher, string request)
    {
        try
        {
            // After layout and drawing: the answer is what is on screen.
            var dump = await dispatcher.InvokeAsync(UiDump.Take, DispatcherPriority.Background, _stopping.Token);
            var unfinished = Path.Combine(_folder, "dump.json.part");
            await File.WriteAllTextAsync(unfinished, JsonSerializer.Serialize(dump, Json), _stopping.Token);
            File.Move(unfinished, Path.Combine(_folder, "dump.json"), overwrite: true);
            File.Delete(request);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The windows could not be described")]
    private partial void LogFailed(Exception exception);
}
