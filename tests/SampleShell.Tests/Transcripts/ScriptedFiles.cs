namespace SampleShell.Tests;

/// <summary>An agent who saves everything in one folder, or nothing.</summary>
internal sealed class ScriptedFiles : IFileChoice
{
    public string? Folder { get; set; }

    public string? Chosen { get; private set; }

    public string? Choose(string suggestion, string kind) => Folder is null ? null : Chosen = Path.Combine(Folder, suggestion);
}
