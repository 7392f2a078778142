using System.Collections.ObjectModel;
using System.Globalization;

namespace SampleShell;

/// <summary>What the command line asked for.</summary>
internal sealed record ShellOptions
{
    public const string EmbeddedSwitch = "embedded";

    public required string Logon { get; init; }

    /// <summary>The password for the switch; it is never shown, so it does not take part in <see cref="object.ToString"/>.</summary>
    public required ShellPassword Password { get; init; }

    /// <summary>Whether somebody gave it; else it is that of the demonstration, and what Windows keeps for the agent goes before it.</summary>
    public bool IsPasswordGiven { get; init; }

    /// <summary><see cref="EmbeddedSwitch"/>, or the address of a switch as <c>tcp:127.0.0.1:5060</c>.</summary>
    public string Switch { get; init; } = EmbeddedSwitch;

    public required string DataFolder { get; init; }

    public required string LogFolder { get; init; }

    public required string ManifestFile { get; init; }

    /// <summary>A manifest to look at instead of running.</summary>
    public string? ManifestToCheck { get; init; }

    public string Role { get; init; } = "Agent";

    public string? DiagnosticsFolder { get; init; }

    /// <summary>Options of the plugin that stand above those of the manifest.</summary>
    public IReadOnlyDictionary<string, string> PluginOptions { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>How long every answer of the contact database is held back.</summary>
    public TimeSpan HistoryDelay { get; init; }

    public WindowBounds? Bounds { get; init; }

    public ShellTheme Theme { get; init; } = ShellTheme.System;

    /// <summary>In what shell and modules speak and write times; null leaves it to Windows.</summary>
    public CultureInfo? Language { get; init; }

    public string DatabaseFile => Path.Combine(DataFolder, "desktop.db");

    /// <summary>Where the plugin keeps open sessions, unless its own option says otherwise.</summary>
    public string JournalFolder => Path.Combine(DataFolder, "journal");
}
