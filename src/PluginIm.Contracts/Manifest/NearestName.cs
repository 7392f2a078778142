namespace PluginIm.Contracts.Manifest;

/// <summary>Finds the name that somebody may have meant.</summary>
internal static class NearestName
{
    /// <summary>The known name with the fewest letters put in, left out, replaced or changed with their neighbour; null where none comes near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        (int distance, string? nearest) = known
            .Select(candidate => (Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant()), Candidate: (string?)candidate))
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault((int.MaxValue, null));
        return distance <= Math.Max(2, name.Length / 3) ? nearest : null;
    }

    // Optimal string alignment, with the last three rows of its table.
    private static int Distance(string one, string other)
    {
        int[] twoAbove = new int[other.Length + 1];
        int[] above = [.. Enumerable.Range(0, other.Length + 1)];
        int[] row = new int[other.Length + 1];
        for (int i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
                }
            }

            (twoAbove, above, row) = (above, row, twoAbove);
        }

        return above[other.Length];
    }
}
