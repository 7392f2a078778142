using System.Security.Cryptography;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// The texts that came of late, over all conversations: a copy that comes by another branch or transport, or that a store delivers a
/// second time with a Call-ID of its own, gets the answer of the first and is not shown again.
/// </summary>
internal sealed class RecentPages
{
    /// <summary>Copies come within minutes; more texts than these do not.</summary>
    private const int MaxKept = 1024;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, Task<SipRefusal?>> _recent = new(StringComparer.Ordinal);

    /// <summary>Takes a text once: the answer of the first of its copies, which comes from the work.</summary>
    public async Task<SipRefusal?> OnceAsync(SipRequest request, string sender, Func<Task<SipRefusal?>> work)
    {
        var names = NamesOf(request, sender);
        var answer = new TaskCompletionSource<SipRefusal?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (TryBegin(names, answer.Task) is { } earlier)
        {
            return await earlier.ConfigureAwait(false);
        }

        // Where the work fails, whoever waits for it is answered that, and a copy is taken.
        var refusal = new SipRefusal(500, "an earlier copy of it failed");
        try
        {
            refusal = await work().ConfigureAwait(false);
            return refusal;
        }
        finally
        {
            if (refusal is not null)
            {
                Forget(names);
            }

            answer.SetResult(refusal);
        }
    }

    /// <summary>The request's own identity, and where it has a time, what it says when (msilo keeps no more of a text than that).</summary>
    private static string[] NamesOf(SipRequest request, string sender)
    {
        var own = $"{sender}\n{InvitationReader.FallbackIdOf(request)}";
        return request.Headers[SipHeaderNames.Date] is { } date
            ? [own, $"{sender}\n{date}\n{Convert.ToHexString(SHA256.HashData(request.Body.Span))}"]
            : [own];
    }

    private Task<SipRefusal?>? TryBegin(string[] names, Task<SipRefusal?> answer)
    {
        lock (_gate)
        {
            foreach (var name in names)
            {
                if (_recent.TryGetValue(name, out var earlier))
                {
                    return earlier;
                }
            }

            foreach (var name in names)
            {
                _recent.Add(name, answer);
                if (_recent.Count > MaxKept)
                {
                    _recent.RemoveAt(0);
                }
            }
        }

        return null;
    }

    private void Forget(string[] names)
    {
        lock (_gate)
        {
            foreach (var name in names)
            {
                _recent.Remove(name);
            }
        }
    }
}
