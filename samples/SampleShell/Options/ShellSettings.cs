using System.Collections.ObjectModel;
using PluginIm.Contracts;
using PluginIm.Contracts.Options;

namespace SampleShell;

/// <summary>
/// The plugin's options: those of the manifest, above them what the agent has chosen, and the command line above all. Read on any thread, changed on one.
/// </summary>
internal sealed class ShellSettings : IImSettings, IImSettingsChanges
{
    private readonly IReadOnlyDictionary<string, string> _commandLine;
    private readonly string _switchAddress;
    private readonly string _journalFolder;
    private IReadOnlyDictionary<string, string> _manifest;
    private IReadOnlyDictionary<string, string> _agents = ReadOnlyDictionary<string, string>.Empty;
    private volatile Dictionary<string, string> _values;

    public ShellSettings(
        IReadOnlyDictionary<string, string> manifest, IReadOnlyDictionary<string, string> commandLine, string switchAddress, string journalFolder)
    {
        (_manifest, _commandLine, _switchAddress, _journalFolder) = (manifest, commandLine, switchAddress, journalFolder);
        _values = Merge();
    }

    public event EventHandler? Changed;

    public string? Find(string optionName) => _values.GetValueOrDefault(optionName);

    /// <summary>Takes other options of the manifest, or of another role in it.</summary>
    public void Use(IReadOnlyDictionary<string, string> manifest)
    {
        _manifest = manifest;
        Apply();
    }

    /// <summary>Takes what the agent has chosen; options that are not the agent's to choose are passed over.</summary>
    public void UseAgents(IReadOnlyDictionary<string, string> chosen)
    {
        _agents = chosen.Where(option => ImOptionTable.Find(option.Key) is { IsAgents: true }).ToDictionary();
        Apply();
    }

    private void Apply()
    {
        var values = Merge();
        var isSame = values.Count == _values.Count && !values.Except(_values).Any();
        _values = values;
        if (!isSame)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    private Dictionary<string, string> Merge()
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["sip.domain"] = DirectorySeed.Domain,
            ["im.domains"] = DirectorySeed.Domain,
            ["im.journal-directory"] = _journalFolder,
        };
        AddAll(values, _manifest);
        AddAll(values, _agents);

        // Where the switch is, the shell alone knows.
        values["sip.switch"] = _switchAddress;
        AddAll(values, _commandLine);
        return values;
    }

    private static void AddAll(Dictionary<string, string> values, IReadOnlyDictionary<string, string> others)
    {
        foreach (var (name, value) in others)
        {
            values[name] = value;
        }
    }
}
