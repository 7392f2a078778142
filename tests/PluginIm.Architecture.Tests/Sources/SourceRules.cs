using System.Text.RegularExpressions;

namespace PluginIm.Architecture.Tests.Sources;

/// <summary>What no source file may have, whoever writes it.</summary>
internal static partial class SourceRules
{
    private const int MostLines = 500;

    public static IEnumerable<string> Violations(string path, string text)
    {
        string[] lines = text.Split('\n');
        if (lines.Length - 1 > MostLines)
        {
            yield return $"{path}: {lines.Length - 1} lines; a file over {MostLines} has two subjects";
        }

        for (int index = 0; index < lines.Length; index++)
        {
            if (ForbiddenWords().Match(lines[index]) is { Success: true } match)
            {
                yield return $"{path}({index + 1}): {match.Value.Trim()} does not belong into the source";
            }

            if (NamesNoCondition(path) && Condition().IsMatch(lines[index]))
            {
                yield return $"{path}({index + 1}): modules and shell are the same source whatever Prism they are built with";
            }
        }
    }

    private static bool NamesNoCondition(string path) =>
        path.StartsWith("modules/", StringComparison.Ordinal) || path.StartsWith("samples/SampleShell/", StringComparison.Ordinal);

    // The words are spelled so that this file does not contain them.
    [GeneratedRegex(@"^\s*#\s*(end)?region\b|\bT[O]DO\b|\bF[I]XME\b|\bX[X]X\b|\bThread\.S[l]eep\b")]
    private static partial Regex ForbiddenWords();

    [GeneratedRegex(@"^\s*#\s*(if|elif)\b")]
    private static partial Regex Condition();
}
