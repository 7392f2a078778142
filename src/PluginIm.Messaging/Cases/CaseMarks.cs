using System.Collections.Immutable;
using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>Which fields of a case changed, and when.</summary>
internal static class CaseMarks
{
    /// <summary>The marks after a change: a field that is there no more has none.</summary>
    public static ImmutableDictionary<string, DateTimeOffset> After(
        ImmutableDictionary<string, DateTimeOffset> marks, CaseInformation before, CaseInformation after, DateTimeOffset now)
    {
        var known = before.Fields.ToDictionary(field => field.Key, StringComparer.Ordinal);
        var next = ImmutableDictionary.CreateBuilder<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var field in after.Fields)
        {
            if (known.GetValueOrDefault(field.Key) != field)
            {
                next[field.Key] = now;
            }
            else if (marks.TryGetValue(field.Key, out var earlier))
            {
                next[field.Key] = earlier;
            }
        }

        return next.ToImmutable();
    }
}
