namespace PluginIm.Architecture.Tests.Guide;

/// <summary>A block of code in a page.</summary>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Line">The line of the fence, from 1.</param>
/// <param name="Lines">The code, without the indentation that all of it has.</param>
internal sealed record CodeBlock(string Language, int Line, IReadOnlyList<string> Lines)
{
    private const string Fence = "```";

    /// <summary>The fenced blocks of a page in their order.</summary>
    public static IEnumerable<CodeBlock> In(string page)
    {
        var lines = page.Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            if (IsFence(lines[line]))
            {
                var end = Array.FindIndex(lines, line + 1, IsFence);
                yield return new CodeBlock(lines[line].Trim()[Fence.Length..], line + 1, Outdent(lines[(line + 1)..end]));
                line = end;
            }
        }
    }

    /// <summary>Whether the block stands in a source, as it is but for the indentation of the whole.</summary>
    public bool StandsIn(string source)
    {
        var lines = source.Split('\n');
        return Enumerable.Range(0, Math.Max(0, lines.Length - Lines.Count + 1)).Any(start => lines[start].Trim() == Lines[0].Trim()
            && Outdent(lines[start..(start + Lines.Count)]).SequenceEqual(Lines));
    }

    private static bool IsFence(string line) => line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);

    private static string[] Outdent(string[] lines)
    {
        var common = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return [.. lines.Select(line => line.Length <= common ? line.Trim() : line[common..].TrimEnd())];
    }
}
