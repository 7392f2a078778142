using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The plugin's options: those of the command line stand above those of the manifest. Used on any thread.</summary>
internal sealed class ShellSettings : IImSettings, IImSettingsChanges
{
    private readonly IReadOnlyDictionary<string, string> _commandLine;
    private readonly string _switchAddress;
    private readonly string _journalFolder;
    private volatile Dictionary<string, string> _values;

    public ShellSettings(
        IReadOnlyDictionary<string, string> manifest, IReadOnlyDictionary<string, string> commandLine, string switchAddress, string journalFolder)
    {
        (_commandLine, _switchAddress, _journalFolder) = (commandLine, switchAddress, journalFolder);
        _values = Merge(manifest);
    }

    public event EventHandler? Changed;

    public string? Find(string optionName) => _values.GetValueOrDefault(optionName);

    /// <summary>Takes other options of the manifest, or of another role in it.</summary>
    public void Use(IReadOnlyDictionary<string, string> manifest)
    {
        var values = Merge(manifest);
        var isSame = values.Count == _values.Count && !values.Except(_values).Any();
        _values = values;
        if (!isSame)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    private Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> manifest)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["sip.domain"] = DirectorySeed.Domain,
            ["im.domains"] = DirectorySeed.Domain,
            ["im.journal-directory"] = _journalFolder,
        };
        AddAll(values, manifest);

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
