namespace PluginIm.Contracts;

/// <summary>What is looked for in the contact history. Everything that is given has to fit.</summary>
/// <param name="ContactId">Whose history, <see cref="InteractionContact.Id"/>.</param>
public sealed record ContactHistoryQuery(string ContactId)
{
    /// <summary>Words that stand in the entry, in any order; each may be the beginning of a word. Null for all entries.</summary>
    public string? Text { get; init; }

    /// <summary>The only medium; null for all.</summary>
    public Medium? Medium { get; init; }

    /// <summary>The first day, in the agent's time zone; null for no beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, in the agent's time zone; null for no end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How many entries are wanted at most.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where to go on, <see cref="ContactHistoryPage.Next"/> of the page before; null for the newest.</summary>
    public string? Continue { get; init; }
}
