namespace PluginIm.Contracts;

/// <summary>The case of an interaction at one moment: what a colleague needs to know of it. A change is another case.</summary>
public sealed record CaseInformation
{
    /// <summary>A case of which nothing is known.</summary>
    public static CaseInformation Empty { get; } = new();

    /// <summary>The contact; null when nobody knows who it is.</summary>
    public InteractionContact? Contact { get; init; }

    /// <summary>What it is about, in a line; null when nothing says it.</summary>
    public string? Subject { get; init; }

    /// <summary>The medium in which the contact has come; null when it is not told.</summary>
    public Medium? Medium { get; init; }

    /// <summary>The values in the order in which they are shown, each key once.</summary>
    public IReadOnlyList<CaseField> Fields { get; init; } = [];
}
