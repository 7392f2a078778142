using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace PluginIm.ViewModels;

/// <summary>
/// The settings of one agent in a file of the user's local application data. A file that cannot be read is named in the log and counts as
/// none; it is written beside itself first, so that a crash leaves the former one.
/// </summary>
public sealed class AgentSettingsFile : IAgentSettings
{
    private const int MaxBytes = 64 * 1024;
    private const string Expected = "an object with the member \"zoom\", a whole number from 80 to 200";

    private readonly Lock _writing = new();
    private readonly string _file;
    private readonly ILogger _logger;
    private int? _zoom;

    /// <summary>Reads the settings of an agent.</summary>
    /// <param name="folder">The folder with one file for each agent.</param>
    /// <param name="logon">The agent.</param>
    /// <param name="logger">Where a file that cannot be read or written is named.</param>
    public AgentSettingsFile(string folder, string logon, ILogger<AgentSettingsFile> logger)
    {
        _logger = logger;

        // A logon may have signs that no file name may have; a prefix keeps it from being one of the system's own names.
        _file = Path.Combine(folder, $"agent-{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(logon.ToUpperInvariant()))}.json");
        _zoom = Read();
    }

    /// <summary>Where the files are unless a shell says otherwise.</summary>
    public static string StandardFolder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "PluginIm", "Agents");

    /// <inheritdoc/>
    public int? Zoom
    {
        get => _zoom;
        set
        {
            _zoom = value;
            Write(value);
        }
    }

    private int? Read()
    {
        try
        {
            var file = new FileInfo(_file);
            if (!file.Exists)
            {
                return null;
            }

            using var document = JsonDocument.Parse(file.Length <= MaxBytes ? File.ReadAllBytes(_file) : []);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("zoom", out var zoom)
                && zoom.ValueKind == JsonValueKind.Number
                && zoom.TryGetInt32(out var percent)
                && percent is >= ZoomViewModel.Least and <= ZoomViewModel.Most)
            {
                return percent;
            }

            ViewModelLog.BadSettings(_logger, _file, Expected, null);
        }
        catch (JsonException exception)
        {
            ViewModelLog.BadSettings(_logger, _file, Expected, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ViewModelLog.SettingsOutOfReach(_logger, _file, exception);
        }

        return null;
    }

    private void Write(int? zoom)
    {
        try
        {
            lock (_writing)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
                var beside = _file + ".part";
                File.WriteAllText(beside, $"{{ \"zoom\": {JsonSerializer.Serialize(zoom)} }}");
                File.Move(beside, _file, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The agent goes on with the size on the screen; the next sign-in begins with the former one.
            ViewModelLog.SettingsOutOfReach(_logger, _file, exception);
        }
    }
}
