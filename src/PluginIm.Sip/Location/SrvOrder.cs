namespace PluginIm.Sip;

/// <summary>The order in which the hosts of a service are tried (RFC 2782, "Usage rules").</summary>
internal static class SrvOrder
{
    /// <param name="records">The records, in any order.</param>
    /// <param name="chance">Draws a number from 0 up to 1.</param>
    public static IReadOnlyList<SrvRecord> Of(IEnumerable<SrvRecord> records, Func<double> chance) =>
        [.. records.GroupBy(record => record.Priority).OrderBy(group => group.Key).SelectMany(group => Draw([.. group], chance))];

    /// <summary>
    /// Draws one after the other, each with the chance of its weight among those left. Those of weight 0 stand first: they are drawn
    /// only by a very small number.
    /// </summary>
    private static IEnumerable<SrvRecord> Draw(List<SrvRecord> records, Func<double> chance)
    {
        records = [.. records.OrderBy(record => record.Weight == 0 ? 0 : 1)];
        while (records.Count > 0)
        {
            var drawn = (int)(chance() * (records.Sum(record => record.Weight) + 1));
            var sum = 0;
            var next = records.First(record => (sum += record.Weight) >= drawn);
            records.Remove(next);
            yield return next;
        }
    }
}
