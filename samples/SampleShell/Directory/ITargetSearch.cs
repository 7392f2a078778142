using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What the Team Communicator asks.</summary>
internal interface ITargetSearch
{
    /// <summary>Raised on a thread of the pool when an answer given before may have changed.</summary>
    event EventHandler? Changed;

    /// <summary>Why nothing can be found, for the agent; null when it can.</summary>
    string? Fault { get; }

    /// <summary>Tries to open a directory that could not be opened; <see cref="Fault"/> says what came of it.</summary>
    Task TryAgainAsync();

    /// <param name="query">What was typed.</param>
    /// <param name="filter">Which of those found are wanted.</param>
    /// <param name="self">The agent who asks and is not among the answers.</param>
    /// <param name="limit">The most that are wanted.</param>
    /// <param name="cancellationToken">Ends the search, also in its middle.</param>
    Task<IReadOnlyList<InternalTarget>> SearchAsync(
        DirectoryQuery query, TargetFilter filter, string self, int limit, CancellationToken cancellationToken);
}
