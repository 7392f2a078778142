namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>Writes down what would be heard.</summary>
internal sealed class HeardSounds : ISoundOutput
{
    public List<string> Heard { get; } = [];

    public void Play(string? file, bool repeats) => Heard.Add(Path.GetFileName(file ?? "system") + (repeats ? " again and again" : ""));

    public void Silence() => Heard.Add("silence");
}
