using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace SampleShell;

/// <summary>What the desktop remembers of an agent's gadget. Without a directory, and where it cannot be stored, the defaults hold.</summary>
internal sealed partial class GadgetSettings
{
    private const string PlaceName = "gadget.place";
    private const string OnMinimizeName = "gadget.on-minimize";

    private readonly Func<AgentSettings?> _settings;
    private readonly string _agent;
    private readonly ILogger<GadgetSettings> _logger;

    public GadgetSettings(Func<AgentSettings?> settings, string agent, ILogger<GadgetSettings> logger)
    {
        _settings = settings;
        _agent = agent;
        _logger = logger;
    }

    /// <summary>Where the agent last had it; null where it never was.</summary>
    public WindowBounds? Place
    {
        get => Find(PlaceName) is { } text ? WindowBounds.TryParse(text) : null;
        set
        {
            if (value is not null)
            {
                Set(PlaceName, string.Create(CultureInfo.InvariantCulture, $"{value.X},{value.Y},{value.Width},{value.Height}"));
            }
        }
    }

    /// <summary>Whether it comes by itself when the main window is minimized.</summary>
    public bool ShowsOnMinimize
    {
        get => Find(OnMinimizeName) == bool.TrueString;
        set => Set(OnMinimizeName, value.ToString());
    }

    private string? Find(string name)
    {
        try
        {
            return _settings()?.Find(_agent, name);
        }
        catch (SqliteException exception)
        {
            LogFailed(exception, name);
            return null;
        }
    }

    private void Set(string name, string value)
    {
        try
        {
            _settings()?.Set(_agent, name, value);
        }
        catch (SqliteException exception)
        {
            LogFailed(exception, name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The setting {Name} could not be read or stored")]
    private partial void LogFailed(Exception exception, string name);
}
