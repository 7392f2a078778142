namespace SampleShell;

/// <summary>Each agent's favourite and recent targets.</summary>
internal interface ITargetLists
{
    /// <summary>Raised on any thread when an agent's lists have changed at this desktop.</summary>
    event EventHandler? ListsChanged;

    Task<TargetLists> LoadListsAsync(string agent, CancellationToken cancellationToken);

    Task SetFavouriteAsync(string agent, string target, bool isFavourite, CancellationToken cancellationToken);

    /// <summary>Puts a target on top of the recent ones; the oldest of too many falls off.</summary>
    Task RememberAsync(string agent, string target, CancellationToken cancellationToken);
}
