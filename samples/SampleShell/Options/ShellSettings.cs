using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The plugin's options: those of the command line stand above those of the manifest.</summary>
internal sealed class ShellSettings : IImSettings
{
    private readonly Dictionary<string, string> _values;

    public ShellSettings(
        IReadOnlyDictionary<string, string> manifest, IReadOnlyDictionary<string, string> commandLine, string switchAddress, string journalFolder)
    {
        _values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["sip.domain"] = DirectorySeed.Domain,
            ["im.domains"] = DirectorySeed.Domain,
            ["im.journal-directory"] = journalFolder,
        };
        AddAll(manifest);
        // Where the switch is, the shell alone knows.
        _values["sip.switch"] = switchAddress;
        AddAll(commandLine);
    }

    public string? Find(string optionName) => _values.GetValueOrDefault(optionName);

    private void AddAll(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            _values[name] = value;
        }
    }
}
