using System.Diagnostics;

namespace SampleShell;

/// <summary>A colleague's desktop beside this one: another process at the same switch, with the same directory.</summary>
internal sealed class SecondDesktop
{
    private const string Amy = "amiller";
    private const string Kate = "kmilburn";

    private readonly ShellOptions _options;
    private readonly string _switchAddress;

    public SecondDesktop(ShellOptions options, string switchAddress)
    {
        _options = options;
        _switchAddress = switchAddress;
    }

    public string Logon => _options.Logon == Amy ? Kate : Amy;

    public string Name => _options.Logon == Amy ? "Kate Milburn" : "Amy Miller";

    public void Open()
    {
        using var process = Process.Start(HowToStart());
    }

    /// <summary>The colleague has a password of her own: this agent's is not handed on.</summary>
    internal ProcessStartInfo HowToStart()
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no program.");
        var start = new ProcessStartInfo(program, Arguments()) { UseShellExecute = false };
        start.Environment.Remove(ShellOptionsParser.PasswordVariable);
        return start;
    }

    /// <summary>The password is not among them: a command line can be read by others.</summary>
    internal IReadOnlyList<string> Arguments()
    {
        List<string> arguments =
        [
            "--logon", Logon, "--switch", _switchAddress, "--data", _options.DataFolder, "--log", _options.LogFolder,
            "--manifest", _options.ManifestFile, "--theme", _options.Theme.ToString(),
        ];
        if (_options.Language is { } language)
        {
            arguments.AddRange(["--language", language.Name]);
        }

        foreach (var (name, value) in _options.PluginOptions)
        {
            arguments.AddRange(["--option", $"{name}={value}"]);
        }

        return arguments;
    }
}
