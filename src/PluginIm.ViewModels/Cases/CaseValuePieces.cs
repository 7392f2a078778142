using PluginIm.Contracts;

namespace PluginIm.ViewModels;

/// <summary>Parts a value of a case into what can be opened and the rest: by its type where it has one, and as a message elsewhere.</summary>
internal static class CaseValuePieces
{
    private const int MostDigits = 15;
    private const int LeastDigits = 3;

    /// <param name="field">The value as it came.</param>
    /// <param name="text">The value as it is shown.</param>
    /// <param name="links">Opens links and numbers.</param>
    public static IReadOnlyList<TextPiece> Of(CaseField field, string text, LinksViewModel links) => field.Type switch
    {
        // What is shown otherwise than it came, holds what no honest address does.
        CaseFieldType.Link or CaseFieldType.Email or CaseFieldType.Phone when text != field.Value => [new TextPiece(text)],
        CaseFieldType.Email when links.CanOpen && IsAddressAlone(text) => [new TextPiece(text, LinkTarget.Of("mailto:" + text))],
        CaseFieldType.Phone when links.CanCall => [new TextPiece(text, PhoneNumber: NumberOf(text))],
        CaseFieldType.Text or CaseFieldType.Link => links.PiecesOf(text),
        _ => [new TextPiece(text)],
    };

    /// <summary>Nothing that would fill in more of the e-mail (RFC 6068 2).</summary>
    private static bool IsAddressAlone(string text) => text.All(sign => !char.IsWhiteSpace(sign) && !":?&,;%".Contains(sign, StringComparison.Ordinal));

    private static string? NumberOf(string text)
    {
        if (text.Any(sign => !char.IsAsciiDigit(sign) && !"+ ()-/.".Contains(sign, StringComparison.Ordinal)))
        {
            return null;
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length is >= LeastDigits and <= MostDigits ? (text.TrimStart().StartsWith('+') ? "+" : "") + digits : null;
    }
}
