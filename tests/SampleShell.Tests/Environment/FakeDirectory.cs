using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>A directory in memory that finds by name and logon, at once; or is slow or broken, as the test wants.</summary>
internal sealed class FakeDirectory : ITargetSearch, ITargetLists
{
    private readonly ScriptedLists _lists = new();

    public event EventHandler? Changed;

    public event EventHandler? ListsChanged
    {
        add => _lists.ListsChanged += value;
        remove => _lists.ListsChanged -= value;
    }

    public List<InternalTarget> Targets { get; } =
    [
        .. DirectorySeed.Targets().Select((target, index) => (target.Kind, index % 3) switch
        {
            (not InternalTargetKind.Agent, _) => target with { Presence = Everywhere(Presence.Ready) },
            (_, 1) => target with { Presence = Everywhere((Presence)(3 - (index / 3 % 4))) },
            _ => target,
        }),
    ];

    public ScriptedLists Lists => _lists;

    public string? Fault { get; set; }

    /// <summary>What every search throws.</summary>
    public Exception? Breakage { get; set; }

    public Task TryAgainAsync()
    {
        Fault = null;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<InternalTarget>> SearchAsync(
        DirectoryQuery query, TargetFilter filter, string self, int limit, CancellationToken cancellationToken)
    {
        // A word, several of them, or those and the digits of a number.
        var ways = query.Match.Split(" OR ").Select(
            way => string.Concat(way.Where(sign => !"()\"*".Contains(sign, StringComparison.Ordinal))).Split(" AND "));
        return Breakage is { } breakage
            ? Task.FromException<IReadOnlyList<InternalTarget>>(breakage)
            : Task.FromResult<IReadOnlyList<InternalTarget>>(
                [.. Targets.Where(target => target.Id != self && filter.Wants(target) && ways.Any(words => words.All(word => Has(target, word))))
                    .OrderByDescending(target => target.PresenceIn(Medium.InstantMessaging)).Take(limit)]);
    }

    public Task<TargetLists> LoadListsAsync(string agent, CancellationToken cancellationToken) => _lists.LoadListsAsync(agent, cancellationToken);

    public Task SetFavouriteAsync(string agent, string target, bool isFavourite, CancellationToken cancellationToken) =>
        _lists.SetFavouriteAsync(agent, target, isFavourite, cancellationToken);

    public Task RememberAsync(string agent, string target, CancellationToken cancellationToken) =>
        _lists.RememberAsync(agent, target, cancellationToken);

    public void Change() => Changed?.Invoke(this, EventArgs.Empty);

    private static bool Has(InternalTarget target, string word) =>
        DirectorySchema.WordsOf(target).Split(' ').Any(known => known.StartsWith(word, StringComparison.Ordinal));

    private static Dictionary<Medium, Presence> Everywhere(Presence presence) => Enum.GetValues<Medium>().ToDictionary(medium => medium, _ => presence);
}
