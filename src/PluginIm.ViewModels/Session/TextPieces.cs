using System.Globalization;
using System.Text.RegularExpressions;

namespace PluginIm.ViewModels;

/// <summary>Parts a text into links, phone numbers, what the agent looks for, and the rest.</summary>
internal static partial class TextPieces
{
    private const int LongestLink = 2048;
    private const string Closing = ")]}";
    private const string Opening = "([{";

    /// <summary>What ends a sentence, or a quotation, rather than a link.</summary>
    private const string Punctuation = ".,;:!?'\"…’”»«“";

    /// <summary>Parts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="query">What the agent looks for; null for nothing.</param>
    /// <param name="withLinks">Whether links can be opened.</param>
    /// <param name="withPhoneNumbers">Whether phone numbers can be called.</param>
    /// <returns>The pieces, which together are the text.</returns>
    public static IReadOnlyList<TextPiece> Of(string text, string? query, bool withLinks, bool withPhoneNumbers)
    {
        var pieces = new List<TextPiece>();
        foreach (var piece in Targets(text, withLinks, withPhoneNumbers))
        {
            Mark(piece, query, pieces);
        }

        return pieces;
    }

    private static IEnumerable<TextPiece> Targets(string text, bool withLinks, bool withPhoneNumbers)
    {
        var done = 0;
        while (Next(text, done, withLinks, withPhoneNumbers) is { } found)
        {
            if (found.Start > done)
            {
                yield return new TextPiece(text[done..found.Start]);
            }

            yield return found.Piece;
            done = found.Start + found.Piece.Text.Length;
        }

        if (done < text.Length)
        {
            yield return new TextPiece(text[done..]);
        }
    }

    /// <summary>The first link or phone number from a place on.</summary>
    private static (int Start, TextPiece Piece)? Next(string text, int from, bool withLinks, bool withPhoneNumbers)
    {
        var link = withLinks ? NextLink(text, from) : null;
        var phone = withPhoneNumbers ? NextPhoneNumber(text, from) : null;
        return phone is null || (link is not null && link.Value.Start <= phone.Value.Start) ? link : phone;
    }

    private static (int Start, TextPiece Piece)? NextLink(string text, int from)
    {
        for (var match = LinkPattern().Match(text, from); match.Success; match = match.NextMatch())
        {
            var address = Trim(match.Value);
            if (StartsWord(text, match.Index) && address.Length <= LongestLink && !HasHiddenSigns(address) && LinkTarget.Of(address) is { } target)
            {
                return (match.Index, new TextPiece(address, target));
            }
        }

        return null;
    }

    private static (int Start, TextPiece Piece)? NextPhoneNumber(string text, int from)
    {
        for (var match = PhonePattern().Match(text, from); match.Success; match = match.NextMatch())
        {
            var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            if (StartsWord(text, match.Index) && digits.Length is >= 7 and <= 15 && !DatePattern().IsMatch(match.Value))
            {
                return (match.Index, new TextPiece(match.Value, PhoneNumber: match.Value.StartsWith('+') ? "+" + digits : digits));
            }
        }

        return null;
    }

    /// <summary>A link ends before the punctuation that follows it, and before a bracket that is opened outside of it.</summary>
    private static string Trim(string address)
    {
        var end = address.Length;
        while (end > 0)
        {
            var last = address[end - 1];
            var bracket = Closing.IndexOf(last, StringComparison.Ordinal);
            var isOpenedOutside = bracket >= 0 && address.AsSpan(0, end).Count(last) > address.AsSpan(0, end).Count(Opening[bracket]);
            if (!isOpenedOutside && !Punctuation.Contains(last, StringComparison.Ordinal))
            {
                break;
            }

            end--;
        }

        return address[..end];
    }

    private static bool StartsWord(string text, int index) => index == 0 || !char.IsLetterOrDigit(text[index - 1]);

    /// <summary>Signs that show nothing, or turn the direction, are in no honest link.</summary>
    private static bool HasHiddenSigns(string address) =>
        address.Any(sign => char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Control);

    private static void Mark(TextPiece piece, string? query, List<TextPiece> pieces)
    {
        var done = 0;
        while (!string.IsNullOrEmpty(query) && Find(piece.Text, query, done) is var (start, length) && length > 0)
        {
            if (start > done)
            {
                pieces.Add(piece with { Text = piece.Text[done..start] });
            }

            pieces.Add(piece with { Text = piece.Text.Substring(start, length), IsMatch = true });
            done = start + length;
        }

        if (done < piece.Text.Length)
        {
            pieces.Add(piece with { Text = piece.Text[done..] });
        }
    }

    private static (int Start, int Length) Find(string text, string query, int from)
    {
        var start = CultureInfo.CurrentCulture.CompareInfo.IndexOf(text.AsSpan(from), query, CompareOptions.IgnoreCase, out var length);
        return start < 0 ? (0, 0) : (from + start, length);
    }

    [GeneratedRegex(@"(?:https?://|mailto:|www\.)[^\s<>""]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkPattern();

    /// <summary>From a plus, a zero or a bracket on: a bare number is more often a case or an order than a phone number.</summary>
    [GeneratedRegex(@"(?:\+|\(?0)[0-9](?:[ ()\-/.]{0,2}[0-9])+", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();

    [GeneratedRegex("^[0-9]{2}([./-])[0-9]{2}\\1[0-9]{2,4}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();
}
