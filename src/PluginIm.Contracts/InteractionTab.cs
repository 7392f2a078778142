namespace PluginIm.Contracts;

/// <summary>What the shell is to show as one tab of its interaction window.</summary>
public sealed record InteractionTab
{
    /// <summary>Identity of the interaction; a second tab of the same identity is not opened, the first is shown.</summary>
    public required string Id { get; init; }

    /// <summary>Title of the tab.</summary>
    public required string Title { get; init; }

    /// <summary>The view to show, an element of the shell's user-interface framework.</summary>
    public required object Content { get; init; }
}
