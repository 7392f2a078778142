using PluginIm.Contracts;

namespace SampleShell;

/// <summary>How a target can be reached by one medium, for the row.</summary>
internal sealed record MediumPresence(Medium Medium, Presence Presence)
{
    public string Word => Wording.Of(Presence);

    public string MediumName => Wording.Of(Medium);

    public string Text => Words.MediumPresence.With(MediumName, Word);

    /// <summary>What a screen reader says of it.</summary>
    public override string ToString() => Text;
}
