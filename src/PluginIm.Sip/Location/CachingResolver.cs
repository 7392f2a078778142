using System.Collections.Concurrent;

namespace PluginIm.Sip;

/// <summary>Keeps answers as long as they hold (RFC 1035 3.2.1), and no more than so many of them.</summary>
internal sealed class CachingResolver(IDnsResolver inner, TimeProvider time) : IDnsResolver
{
    private const int MaxAnswers = 1024;

    private readonly ConcurrentDictionary<(string Name, DnsRecordKind Kind), (DnsAnswer Answer, DateTimeOffset Until)> _answers = new();

    public async ValueTask<DnsAnswer> QueryAsync(string name, DnsRecordKind kind, CancellationToken cancellationToken)
    {
        var key = (name.ToLowerInvariant(), kind);
        var now = time.GetUtcNow();
        if (_answers.TryGetValue(key, out var kept) && now < kept.Until)
        {
            return kept.Answer;
        }

        var answer = await inner.QueryAsync(name, kind, cancellationToken).ConfigureAwait(false);
        if (_answers.Count >= MaxAnswers)
        {
            _answers.Clear();
        }

        if (answer.TimeToLive > TimeSpan.Zero)
        {
            _answers[key] = (answer, now + answer.TimeToLive);
        }

        return answer;
    }
}
