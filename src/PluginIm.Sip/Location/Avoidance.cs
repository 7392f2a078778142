using System.Collections.Concurrent;
using System.Net;

namespace PluginIm.Sip;

/// <summary>
/// Which servers failed of late (RFC 3263 4.3). One that did comes after all others for a while, longer with each further failure and
/// shortened by chance, so that not all clients come back to it at once. One that asked for it by Retry-After is left alone (RFC 3261 21.5.4).
/// </summary>
internal sealed class Avoidance(LocationOptions options, TimeProvider time)
{
    private const int MaxEntries = 1024;

    private readonly ConcurrentDictionary<(SipTransport, IPEndPoint), Entry> _entries = new();

    // Mostly none ever did. The dictionary itself takes all its locks to say whether it is empty.
    private volatile bool _hasEntries;

    /// <summary>Until when it comes last; null where nothing is known against it.</summary>
    public DateTimeOffset? Until(Candidate candidate) => Find(candidate)?.Until;

    /// <summary>Whether it has asked to be left alone, and that time is not over.</summary>
    public bool IsBarred(Candidate candidate) => Find(candidate) is { WasAsked: true };

    /// <param name="candidate">Where it failed.</param>
    /// <param name="retryAfter">How long it asked to be left alone; null where it did not.</param>
    /// <param name="isProven">
    /// Whether that was its own word. One that may be that of somebody beyond it keeps nobody from it: it comes last, and for no longer than after failures.
    /// </param>
    public void Failed(Candidate candidate, TimeSpan? retryAfter, bool isProven = true)
    {
        if (_entries.Count >= MaxEntries)
        {
            _entries.Clear();
        }

        _hasEntries = true;
        var now = time.GetUtcNow();
        var first = new Entry(now, options.FirstAvoidance, false);
        _entries.AddOrUpdate(
            KeyOf(candidate),
            _ => Next(first, now, retryAfter, isProven),
            (_, known) => Next(known.Until + options.MaxAvoidance < now ? first : known, now, retryAfter, isProven));
    }

    public void Worked(Candidate candidate) => _entries.TryRemove(KeyOf(candidate), out _);

    private static (SipTransport, IPEndPoint) KeyOf(Candidate candidate) => (candidate.Transport, candidate.EndPoint);

    private Entry? Find(Candidate candidate) =>
        _hasEntries && _entries.TryGetValue(KeyOf(candidate), out var entry) && time.GetUtcNow() < entry.Until ? entry : null;

    private Entry Next(Entry known, DateTimeOffset now, TimeSpan? retryAfter, bool isProven)
    {
        if (retryAfter is { } asked && isProven)
        {
            return new Entry(now + Shorter(asked, options.MaxRetryAfter), known.Delay, true);
        }

        if (retryAfter is { } said && now + Shorter(said, options.MaxAvoidance) is var until && until > known.Until)
        {
            return known with { Until = until };
        }

        // Several requests that fail at once are one failure.
        return known.Until > now
            ? known
            : new Entry(now + (known.Delay * (1 - (options.Chance() / 2))), Shorter(known.Delay * 2, options.MaxAvoidance), false);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <param name="Until">The end of it.</param>
    /// <param name="Delay">How long the next one will be.</param>
    /// <param name="WasAsked">Whether the server itself asked for it.</param>
    private sealed record Entry(DateTimeOffset Until, TimeSpan Delay, bool WasAsked);
}
