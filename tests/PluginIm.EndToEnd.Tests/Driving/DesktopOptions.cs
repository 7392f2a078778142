namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>With what a desktop is started.</summary>
internal sealed record DesktopOptions(string Logon, string Switch)
{
    public string? Password { get; init; }

    public string Manifest { get; init; } = Repository.Manifest;

    /// <summary>Options over the manifest's, each as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>How long every answer of the contact database is held back.</summary>
    public TimeSpan HistoryDelay { get; init; }

    /// <summary>What the agent reads.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>The left edge of the main window; each desktop has half a display.</summary>
    public int Left { get; init; }
}
