using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>Lists at hand that are kept in memory, with the presence of the seed.</summary>
internal sealed class ScriptedLists : ITargetLists
{
    public event EventHandler? ListsChanged;

    public List<InternalTarget> Favourites { get; } = [];

    public List<InternalTarget> Recent { get; } = [];

    /// <summary>What a store that cannot be written throws.</summary>
    public Exception? Fault { get; set; }

    public Task<TargetLists> LoadListsAsync(string agent, CancellationToken cancellationToken) =>
        Task.FromResult(new TargetLists([.. Favourites.OrderBy(target => target.DisplayName)], [.. Recent]));

    public Task SetFavouriteAsync(string agent, string target, bool isFavourite, CancellationToken cancellationToken) => Change(() =>
    {
        Favourites.RemoveAll(favourite => favourite.Id == target);
        if (isFavourite)
        {
            Favourites.Add(ScriptedSearch.Target(target));
        }
    });

    public Task RememberAsync(string agent, string target, CancellationToken cancellationToken) => Change(() =>
    {
        Recent.RemoveAll(recent => recent.Id == target);
        Recent.Insert(0, ScriptedSearch.Target(target));
    });

    private Task Change(Action change)
    {
        if (Fault is { } fault)
        {
            return Task.FromException(fault);
        }

        change();
        ListsChanged?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }
}
