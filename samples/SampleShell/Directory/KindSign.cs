using PluginIm.Contracts;

namespace SampleShell;

/// <summary>
/// A word that every target of a kind has in the index: so a search for a kind passes over the others without looking at them. Made of a character for
/// private use, which is no letter: nobody can type it.
/// </summary>
internal static class KindSign
{
    private const char First = '\uE000';

    public static string Of(InternalTargetKind kind) => ((char)(First + (int)kind)).ToString();

    /// <summary>What is to be matched where a filter wants some kinds only.</summary>
    public static string Narrow(string match, TargetFilter filter) => filter.HasKinds
        ? $"({string.Join(" OR ", Enum.GetValues<InternalTargetKind>().Where(filter.Wants).Select(kind => $"\"{Of(kind)}\""))}) AND ({match})"
        : match;
}
