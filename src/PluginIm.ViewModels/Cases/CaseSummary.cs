using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A case in a few lines, for a notification: contact, subject and medium, then the fields that <c>im.toast-case-keys</c> names.</summary>
internal static class CaseSummary
{
    /// <summary>So many fields are shown where none are named.</summary>
    private const int Unnamed = 3;

    /// <summary>However many are named, a notification is no window.</summary>
    private const int Most = 8;

    /// <summary>What is known of the case, in the order in which it is shown.</summary>
    /// <param name="information">The case.</param>
    /// <param name="keys">Which fields, by key; empty for the first ones.</param>
    /// <param name="timeProvider">The agent's time zone.</param>
    public static IReadOnlyList<CaseSummaryLine> Of(CaseInformation information, IReadOnlyList<string> keys, TimeProvider timeProvider) =>
    [
        .. Head(information).Where(line => line.Value.Length > 0),
        .. Fields(information, keys)
            .Select(field => Line(PlainText.LineOf(field.Label), CaseValueWording.Of(field, timeProvider)))
            .Where(line => line.Value.Length > 0),
    ];

    private static IEnumerable<CaseSummaryLine> Head(CaseInformation information) =>
    [
        Line(Words.CaseContact, information.Contact?.DisplayName ?? ""),
        Line(Words.CaseSubject, information.Subject ?? ""),
        Line(Words.CaseMedium, information.Medium is { } medium ? MediumWording.Of(medium) : ""),
    ];

    private static IEnumerable<CaseField> Fields(CaseInformation information, IReadOnlyList<string> keys) => keys.Count == 0
        ? information.Fields.Take(Unnamed)
        : keys.Select(key => information.Fields.FirstOrDefault(field => field.Key == key)).OfType<CaseField>().Take(Most);

    private static CaseSummaryLine Line(string label, string value) => new(Excerpt.Of(label), Excerpt.Of(PlainText.LineOf(value)));
}
