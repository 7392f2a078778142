using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using SipSwitch.Forwarding;
using SipSwitch.Registration;

namespace SipSwitch.Distribution;

/// <summary>
/// The search for the agent who takes an invitation, or a message, to a Routing Point or queue: serial forking (RFC 3261 section 16.7), each agent once.
/// </summary>
/// <remarks>
/// Whoever refuses, with a 6xx too, or does not answer in the point's ring time (then they get a CANCEL) makes way for the next; of that the caller is
/// told by 181, and of waiting in a queue by 182. It ends with the first 2xx, with the caller's CANCEL, or with 480 when nobody is left.
/// </remarks>
internal sealed class AgentSearch(
    DistributionPoint point,
    string domain,
    ResponseContext context,
    AgentRoster roster,
    LocationService locations,
    TimeProvider time,
    ILogger logger)
{
    private const string NoAnswerReason = "SIP;cause=408;text=\"No answer\"";

    // A message is answered by a desktop, not by an agent; whoever sends it gives up after 32 s.
    private static readonly TimeSpan MaxMessageTime = TimeSpan.FromSeconds(8);

    // The answer to a CANCEL is on its way; one that does not come holds nobody up.
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(2);

    // Proxies end an INVITE of which they hear nothing for three minutes (RFC 3261 section 13.3.1.1).
    private static readonly TimeSpan QueuedInterval = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _passedOver = new(StringComparer.Ordinal);
    private readonly List<SipResponse> _refusals = [];
    private readonly SipServerTransaction _transaction = context.Transaction;
    private int _offers;

    private string Method => _transaction.Request.Method.Name;

    private TimeSpan RingTime => context.IsInvite || point.RingTime < MaxMessageTime ? point.RingTime : MaxMessageTime;

    /// <param name="caller">Who invites: they are not offered their own invitation.</param>
    /// <param name="cancellationToken">The switch stops.</param>
    public async Task RunAsync(string caller, CancellationToken cancellationToken)
    {
        _passedOver.Add(caller);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_transaction.Cancelled, cancellationToken);
        var begin = time.GetTimestamp();
        while (!context.IsAnswered && !over.IsCancellationRequested && await NextAsync(begin, over.Token) is { } offer)
        {
            using (offer)
            {
                await MakeAsync(offer, cancellationToken);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!context.IsAnswered)
        {
            var answer = FinalAnswer();
            logger.SearchEnded(Method, point.Name, answer.ReasonPhrase);
            await context.RefuseAsync(answer);
        }

        await context.EndedAsync(cancellationToken);
    }

    private async Task<AgentOffer?> NextAsync(long begin, CancellationToken cancellationToken)
    {
        if (await roster.TakeAsync(point, _passedOver, TimeSpan.Zero, cancellationToken) is { } ready)
        {
            return ready;
        }

        // A message's sender does not wait as an invitation's does.
        var left = context.IsInvite ? point.Patience - time.GetElapsedTime(begin) : TimeSpan.Zero;
        if (left <= TimeSpan.Zero || !AgentRoster.MayGetReady(point, _passedOver))
        {
            return null;
        }

        logger.Waits(Method, point.Name);
        var taking = roster.TakeAsync(point, _passedOver, left, cancellationToken);
        while (!taking.IsCompleted)
        {
            await _transaction.RespondAsync(182, null, CancellationToken.None);
            await ((Task)taking).WaitAsync(QueuedInterval, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await taking;
    }

    private async Task MakeAsync(AgentOffer offer, CancellationToken cancellationToken)
    {
        var user = offer.User;
        _passedOver.Add(user);
        Target[] targets = [.. locations.Find(user).Select(binding => new Target(binding.Contact, binding.Flow, user, RingTime))];
        if (targets.Length == 0)
        {
            return;
        }

        if (_offers++ > 0 && context.IsInvite)
        {
            await _transaction.RespondAsync(181, null, cancellationToken);
        }

        logger.Offered(Method, point.Name, user);
        var fork = await context.ForkAsync(targets, offer, cancellationToken);
        await SettleAsync(fork, RingTime, _transaction.Cancelled);
        if (!fork.Settled.IsCompleted)
        {
            context.Cancel(fork, _transaction.CancelRequest is { } cancel ? cancel.Headers[SipHeaderNames.Reason] : NoAnswerReason);
            await SettleAsync(fork, context.IsInvite ? CancelPatience : TimeSpan.Zero, cancellationToken);
        }

        if (!context.IsAnswered)
        {
            var refusal = context.RefusalOf(fork) ?? SipResponse.For(_transaction.Request, 408);
            _refusals.Add(refusal);
            logger.NotTaken(user, refusal.StartLine);
        }
    }

    private async Task SettleAsync(Fork fork, TimeSpan patience, CancellationToken cancellationToken) =>
        await fork.Settled.WaitAsync(patience, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private SipResponse FinalAnswer()
    {
        if (_transaction.Cancelled.IsCancellationRequested)
        {
            return SipResponse.For(_transaction.Request, 487);
        }

        // Where every agent's desktop found fault with the request itself, its sender can do better (section 16.7 step 6).
        if (_refusals.Count > 0 && _refusals.TrueForAll(refusal => !IsOfThePerson(refusal.StatusCode)))
        {
            return BestResponse.Of(_refusals);
        }

        var (phrase, text) = _offers > 0
            ? ("No Agent Took It", $"of the agents of {point.Name} who were ready none took it")
            : ("No Agent Is Ready", $"no agent of {point.Name} is ready");
        var response = SipResponse.For(_transaction.Request, 480, phrase);
        response.Headers.Set(SipHeaderNames.Warning, new SipWarning(SipWarning.Miscellaneous, domain, text).ToString());
        return response;
    }

    private static bool IsOfThePerson(int status) => status is 403 or 404 or 408 or 410 or 480 or 486 or 487 or 503 or 600 or 603 or 604;
}
