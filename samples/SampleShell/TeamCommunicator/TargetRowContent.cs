using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What one row is to show.</summary>
internal sealed record TargetRowContent(InternalTarget Target, bool IsFavourite, string Typed = "", string? Heading = null)
{
    public static IReadOnlyList<TargetRowContent> Found(IEnumerable<InternalTarget> targets, TargetLists lists, string typed)
    {
        var favourites = lists.Favourites.Select(target => target.Id).ToHashSet();
        return [.. targets.Select(target => new TargetRowContent(target, favourites.Contains(target.Id), typed))];
    }

    /// <summary>Favourites, then who was written to of late and is none of them.</summary>
    public static IReadOnlyList<TargetRowContent> AtHand(TargetLists lists, TargetFilter filter)
    {
        var favourites = lists.Favourites.Select(target => target.Id).ToHashSet();
        var recent = lists.Recent.Where(target => !favourites.Contains(target.Id));
        return
        [
            .. Section(Words.SectionFavourites, lists.Favourites.Where(filter.Wants), isFavourite: true),
            .. Section(Words.SectionRecent, recent.Where(filter.Wants), isFavourite: false),
        ];
    }

    public void ShowIn(TargetViewModel row) =>
        (row.Target, row.IsFavourite, row.Typed, row.Heading) = (Target, IsFavourite, Typed, Heading);

    private static IEnumerable<TargetRowContent> Section(string heading, IEnumerable<InternalTarget> targets, bool isFavourite) =>
        targets.Select((target, index) => new TargetRowContent(target, isFavourite, Heading: index == 0 ? heading : null));
}
