namespace SampleShell;

/// <summary>Telephone numbers as people and switches write them.</summary>
internal static class PhoneNumber
{
    /// <summary>Fewer digits are an extension, which may be anybody's.</summary>
    private const int FewestDigits = 6;

    /// <summary>Whether both are the same number, however their digits are parted.</summary>
    public static bool Same(string one, string other) =>
        DigitsOf(one) is { Length: >= FewestDigits } digits && digits == DigitsOf(other);

    private static string DigitsOf(string number) =>
        number.Any(char.IsAsciiLetter) ? "" : string.Concat(number.Where(char.IsAsciiDigit));
}
