using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What an agent keeps at hand.</summary>
/// <param name="Favourites">By name.</param>
/// <param name="Recent">The latest first.</param>
internal sealed record TargetLists(IReadOnlyList<InternalTarget> Favourites, IReadOnlyList<InternalTarget> Recent)
{
    public static TargetLists None { get; } = new([], []);
}
