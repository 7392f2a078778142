namespace SampleShell;

/// <summary>A sentence in the place of the list: what is the case, and what to do.</summary>
internal sealed record TeamCommunicatorMessage(
    TeamCommunicatorState State, string Text = "", string Hint = "", bool CanTryAgain = false, bool CanShowAll = false)
{
    public static TeamCommunicatorMessage Results { get; } = new(TeamCommunicatorState.Results);

    public static TeamCommunicatorMessage Slow => new(TeamCommunicatorState.Searching, Words.Searching, CanTryAgain: true);

    public static TeamCommunicatorMessage Failed =>
        new(TeamCommunicatorState.Unavailable, Words.SearchFailed, Words.SearchFailedHint, CanTryAgain: true);

    public static TeamCommunicatorMessage TimedOut =>
        new(TeamCommunicatorState.Unavailable, Words.SearchTimedOut, Words.SearchFailedHint, CanTryAgain: true);

    public static TeamCommunicatorMessage NoDirectory(string fault) => new(TeamCommunicatorState.Unavailable, fault, CanTryAgain: true);

    public static TeamCommunicatorMessage NothingAtHand(bool isFiltered) => isFiltered
        ? new(TeamCommunicatorState.Empty, Words.EmptyFiltered, Words.EmptyFilteredHint, CanShowAll: true)
        : new(TeamCommunicatorState.Empty, Words.EmptyMessage, Words.EmptyHint);

    public static TeamCommunicatorMessage NoResult(string typed, bool isFiltered) => isFiltered
        ? new(TeamCommunicatorState.NoResult, Words.NoResultFiltered.With(typed), Words.NoResultFilteredHint, CanShowAll: true)
        : new(TeamCommunicatorState.NoResult, Words.NoResult.With(typed), Words.NoResultHint);
}
