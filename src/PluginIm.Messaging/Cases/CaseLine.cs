using System.Globalization;
using System.Text;
using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>A case as one line of text, for whoever knows no cases: <c>[Contact | Subject | Label: value | ...]</c>, without words of any language.</summary>
internal static class CaseLine
{
    private const int MaxLength = 400;
    private const int MaxPart = 80;

    /// <summary>Writes the line; null where there is nothing to say.</summary>
    /// <param name="information">The case.</param>
    /// <param name="keys">Which fields are named, in their order; none for as many as there is room for.</param>
    public static string? Of(CaseInformation information, IReadOnlyList<string> keys)
    {
        var line = new StringBuilder();
        foreach (var part in PartsOf(information, keys).Where(part => part.Length > 0))
        {
            if (line.Length + part.Length > MaxLength)
            {
                line.Append(" | …");
                break;
            }

            line.Append(line.Length == 0 ? "[" : " | ").Append(part);
        }

        return line.Length == 0 ? null : line.Append(']').ToString();
    }

    private static IEnumerable<string> PartsOf(CaseInformation information, IReadOnlyList<string> keys)
    {
        yield return Clean(information.Contact?.DisplayName);
        yield return Clean(information.Subject);
        foreach (var field in FieldsOf(information, keys))
        {
            var value = Clean(field.Value);
            yield return value.Length == 0 ? value : $"{Clean(field.Label)}: {value}";
        }
    }

    private static IEnumerable<CaseField> FieldsOf(CaseInformation information, IReadOnlyList<string> keys) => keys.Count == 0
        ? information.Fields
        : keys.Select(key => information.Fields.FirstOrDefault(field => field.Key == key)).OfType<CaseField>();

    /// <summary>In a line with others a value may neither break it nor turn its direction: what controls how text is laid out becomes a space.</summary>
    private static string Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (clean.Length >= MaxPart)
            {
                return clean.Append('…').ToString();
            }

            clean.Append(IsLayout(rune) ? " " : rune.ToString());
        }

        return clean.ToString().Trim();
    }

    private static bool IsLayout(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
