using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Options;

namespace SampleShell;

/// <summary>What the agent has chosen of the plugin's options: kept in the shared file, and in force at once. Used on the user-interface thread.</summary>
internal sealed partial class AgentOptions
{
    private const string Prefix = "option:";

    private readonly Func<AgentSettings?> _store;
    private readonly string _agent;
    private readonly ShellSettings _settings;
    private readonly ILogger<AgentOptions> _logger;
    private readonly Dictionary<string, string> _chosen = [];

    /// <param name="store">Where they are kept; null while the shared file is out of reach.</param>
    /// <param name="agent">The agent's logon.</param>
    /// <param name="settings">Where they hold.</param>
    /// <param name="logger">Where it is named when they cannot be kept.</param>
    public AgentOptions(Func<AgentSettings?> store, string agent, ShellSettings settings, ILogger<AgentOptions> logger)
    {
        (_store, _agent, _settings, _logger) = (store, agent, settings, logger);
    }

    /// <summary>The options that are the agent's to choose.</summary>
    public static IReadOnlyList<ImOption> All { get; } = [.. ImOptionTable.All.Where(option => option.IsAgents)];

    /// <summary>Takes what was kept.</summary>
    public void Load()
    {
        foreach (var option in All)
        {
            if (Read(option.Name) is { Length: > 0 } value && option.Accepts(value))
            {
                _chosen[option.Name] = value;
            }
        }

        _settings.UseAgents(_chosen);
    }

    /// <summary>The value in force.</summary>
    public string Find(ImOption option) => _settings.Find(option.Name) ?? option.Default;

    public bool IsChosen(ImOption option) => _chosen.ContainsKey(option.Name);

    /// <summary>Chooses a value; null takes the choice back.</summary>
    public void Choose(ImOption option, string? value)
    {
        if (value is null)
        {
            _chosen.Remove(option.Name);
        }
        else
        {
            _chosen[option.Name] = value;
        }

        Write(option.Name, value ?? "");
        _settings.UseAgents(_chosen);
    }

    private string? Read(string option)
    {
        try
        {
            return _store()?.Find(_agent, Prefix + option);
        }
        catch (SqliteException fault)
        {
            LogOutOfReach(fault);
            return null;
        }
    }

    private void Write(string option, string value)
    {
        try
        {
            _store()?.Set(_agent, Prefix + option, value);
        }
        catch (SqliteException fault)
        {
            LogOutOfReach(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The agent's options cannot be kept: what is chosen holds until the desktop ends")]
    private partial void LogOutOfReach(Exception fault);
}
