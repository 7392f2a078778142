using System.Collections.Concurrent;
using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>Opens dialogs between the two ends of a <see cref="MessageTraffic"/>, and sends MESSAGEs in them.</summary>
internal sealed class DialogTraffic
{
    // Fewer than the invitations that one inviter may have unanswered.
    private const int AtOnce = 16;
    private readonly MessageTraffic _traffic;
    private readonly ConcurrentDictionary<SipDialogId, SipDialog> _answered = new();
    private readonly SipAddress _nearContact;
    private readonly SipAddress _farContact;

    public DialogTraffic(MessageTraffic traffic)
    {
        _traffic = traffic;
        _nearContact = new SipAddress(SipUri.Create("alice", traffic.Near.LocalPeers[0].Host, traffic.Near.LocalPeers[0].Port));
        _farContact = new SipAddress(SipUri.Create("bob", traffic.Peer.Host, traffic.Peer.Port));
        traffic.Far.Handler = HandleAsync;
    }

    /// <summary>How many are open at the side that answers.</summary>
    public int Count => _answered.Count;

    /// <summary>Opens so many.</summary>
    public async Task<SipDialog[]> OpenAsync(int count)
    {
        var dialogs = new SipDialog[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            var invite = _traffic.CreateRequest(SipMethod.Invite);
            invite.Headers.Set(SipHeaderNames.Contact, _nearContact.ToString());
            var invited = await new SipInviteClient(_traffic.Near, invite, new SipInviteClientOptions { To = _traffic.Peer }).InviteAsync(CancellationToken.None);
            dialogs[i] = invited.Dialog ?? throw new InvalidOperationException($"The load got {invited.Response.StartLine}.");
        });
        return dialogs;
    }

    /// <summary>Ends them.</summary>
    public Task CloseAsync(SipDialog[] dialogs) =>
        Parallel.ForAsync(0, dialogs.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
            await _traffic.Near.RequestAsync(
                dialogs[i], dialogs[i].CreateRequest(SipMethod.Bye), _traffic.Peer, cancellationToken: CancellationToken.None));

    /// <summary>Sends MESSAGEs in the dialogs, one after the other, so many at once.</summary>
    public async Task<double> MeasureAsync(SipDialog[] dialogs, int outstanding, TimeSpan duration)
    {
        using var stop = new CancellationTokenSource();
        var counter = new Counter();
        var next = 0;
        var running = Task.WhenAll(Enumerable.Range(0, outstanding).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var dialog = dialogs[(uint)Interlocked.Increment(ref next) % (uint)dialogs.Length];
                var request = dialog.CreateRequest(SipMethod.Message);
                MessageTraffic.Fill(request);
                var response = await _traffic.Near.RequestAsync(dialog, request, _traffic.Peer, cancellationToken: CancellationToken.None);
                if (response.StatusCode != 200)
                {
                    throw new InvalidOperationException($"The load got {response.StartLine}.");
                }

                counter.Increment();
            }
        })));
        var rate = await RateMeter.MeasureAsync(() => counter.Value, duration);
        await stop.CancelAsync();
        await running;
        return rate;
    }

    private async Task HandleAsync(SipServerTransaction transaction, CancellationToken cancellationToken)
    {
        if (transaction.Request.Method == SipMethod.Invite)
        {
            using var server = new SipInviteServer(_traffic.Far, transaction, _farContact);
            await server.TryAcceptAsync();
            _answered[server.Dialog.Id] = server.Dialog;
            await server.Ack;
            return;
        }

        if (SipDialogId.Of(transaction.Request) is not { } id || !_answered.TryGetValue(id, out var dialog))
        {
            // A MESSAGE outside of dialogs.
            await transaction.RespondAsync(transaction.Request.Method == SipMethod.Bye ? 481 : 200, null, cancellationToken);
            return;
        }

        if (transaction.Request.Method == SipMethod.Bye)
        {
            _answered.TryRemove(id, out _);
        }

        // Several are under way at once in one dialog: their order is not what is measured.
        dialog.TryAccept(transaction.Request);
        await transaction.RespondAsync(200, null, cancellationToken);
    }
}
