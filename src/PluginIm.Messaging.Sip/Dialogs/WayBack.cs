using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// Looks for a way to the other side of a session, as often as it takes: to restore the session, or to say that it is over. First in the
/// dialog that is there, by UPDATE (RFC 3311) or BYE, then by an INVITE that replaces it (RFC 3891).
/// </summary>
#pragma warning disable CA1001 // A cancellation source without a timer holds nothing that needs disposing.
internal sealed class WayBack
#pragma warning restore CA1001
{
    /// <summary>A dialog that is alive answers within this time; the INVITE need not wait for a transaction to time out.</summary>
    private static readonly TimeSpan DialogPatience = TimeSpan.FromSeconds(5);

    /// <summary>A desktop answers by itself; who takes longer does not answer.</summary>
    private static readonly TimeSpan InvitePatience = TimeSpan.FromSeconds(10);

    private readonly SipImDialog _session;
    private readonly SwitchConnection _connection;
    private readonly SipReason? _goodbye;
    private readonly bool _isLeaving;
    private readonly DateTimeOffset _until;
    private readonly CancellationTokenSource _stop = new();

    private WayBack(SipImDialog session, SwitchConnection connection, bool isLeaving, SipReason? goodbye)
    {
        (_session, _connection, _isLeaving, _goodbye) = (session, connection, isLeaving, goodbye);
        _until = connection.Time.GetUtcNow() + connection.Options.EndedSessionLifetime;
    }

    /// <summary>Whether an own INVITE is under way.</summary>
    public bool IsInviting { get; set; }

    private CancellationToken Stopped => _stop.Token;

    private ILogger Logger => _connection.Logger;

    /// <summary>Starts to look for a way to restore the session.</summary>
    public static WayBack Restore(SipImDialog session, SwitchConnection connection) => Start(new WayBack(session, connection, false, null));

    /// <summary>Starts to look for a way to say that the session is over, and why.</summary>
    public static WayBack SayGoodbye(SipImDialog session, SwitchConnection connection, SipReason? goodbye) =>
        Start(new WayBack(session, connection, true, goodbye));

    public void Stop() => _stop.CancelAsync().Forget(Logger);

    private static WayBack Start(WayBack way)
    {
        way.RunAsync().Forget(way.Logger);
        return way;
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        await using var signingOut = _connection.Stopped.UnsafeRegister(static way => ((WayBack)way!).Stop(), this).ConfigureAwait(false);
        var delays = new RetryDelays(_connection.Options.FirstRestore, _connection.Options.LongestRestore, _connection.Options.Chance);
        try
        {
            while (!_isLeaving || _connection.Time.GetUtcNow() < _until)
            {
                await _connection.Readiness.Ready.WaitAsync(Stopped).ConfigureAwait(false);
                var readyAgain = _connection.Readiness.Next;
                var attempt = await TryAsync().ConfigureAwait(false);
                if (attempt.IsDone)
                {
                    return;
                }

                if (await WaitAsync(delays.Next(attempt.RetryAfter), readyAgain).ConfigureAwait(false))
                {
                    delays.Reset();
                }
            }

            _session.OnTold(null);
        }
        catch (OperationCanceledException) when (Stopped.IsCancellationRequested)
        {
            // Restored by the other side, ended, or signed out.
        }
    }

    /// <summary>Waits; true where that was cut short by a registration, upon which all looks different.</summary>
    private async Task<bool> WaitAsync(TimeSpan wait, Task readyAgain)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Stopped);
        var delay = Task.Delay(wait, _connection.Time, either.Token);
        await Task.WhenAny(delay, readyAgain).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        Stopped.ThrowIfCancellationRequested();
        return readyAgain.IsCompleted;
    }

    private async Task<Attempt> TryAsync()
    {
        if (_connection.Registration.Flow is not { } flow)
        {
            return Attempt.Again;
        }

        var leg = _session.Leg;
        var done = leg is null ? null
            : _isLeaving ? await TryByeAsync(leg).ConfigureAwait(false)
            : await TryUpdateAsync(leg, flow).ConfigureAwait(false);
        return done ?? (_session.IsKnownToPeer ? await TryInviteAsync(flow).ConfigureAwait(false) : GiveUp(leg!, flow));
    }

    /// <summary>Null where the other side did not answer in the dialog.</summary>
    private async Task<Attempt?> TryUpdateAsync(DialogLeg leg, SipFlow flow)
    {
        if (!leg.CanUpdate(flow.Peer))
        {
            return null;
        }

        var response = await PatientlyAsync(token => leg.UpdateAsync(_connection.ContactOf(flow), token)).ConfigureAwait(false);
        if (response is { IsSuccess: true })
        {
            _session.OnFound(leg, this);
            return Attempt.Done;
        }

        LogFailure(SipMethod.Update, response);

        // The other side's INVITE is on its way here.
        return response?.StatusCode == 491 ? Attempt.Again : null;
    }

    private async Task<Attempt?> TryByeAsync(DialogLeg leg)
    {
        // Who was invited hangs up only after the ACK (RFC 3261 15), and may have got to another switch by then.
        await leg.Acknowledged.WaitAsync(Stopped).ConfigureAwait(false);
        if (!leg.MayBeAliveAt(_connection.Registration.Flow?.Peer))
        {
            return null;
        }

        var response = await PatientlyAsync(token => _session.ByeAsync(leg, _goodbye, token)).ConfigureAwait(false);
        if (response is not { IsSuccess: true })
        {
            // Only the other side says yes to it; any other answer may be a switch's.
            LogFailure(SipMethod.Bye, response);
            return null;
        }

        _session.OnTold(Farewell.Read(response, _session.SessionId));
        return Attempt.Done;
    }

    /// <summary>A client that does not know the session by its identity would take an INVITE for an invitation.</summary>
    private Attempt GiveUp(DialogLeg leg, SipFlow flow)
    {
        if (_isLeaving)
        {
            _session.OnTold(null);
            return Attempt.Done;
        }

        if (leg.CanUpdate(flow.Peer))
        {
            return Attempt.Again;
        }

        _session.OnDenied(new ImEndReason(ImEndReasonKind.ConnectionLost, 481), null);
        return Attempt.Done;
    }

    private async Task<Attempt> TryInviteAsync(SipFlow flow)
    {
        var invite = RestoringInvite.Create(_connection, _session.SessionId, _session.Peer.Address, _session.Replaced, _connection.ContactOf(flow));
        var key = DialogKey.OfOwn(invite);
        if (!_session.TryBeginInvite(this, key))
        {
            return Attempt.Done;
        }

        SipInviteResult result;
        try
        {
            result = await InviteAsync(invite).ConfigureAwait(false);
        }
        finally
        {
            IsInviting = false;
        }

        var attempt = result.Dialog is { } dialog
            ? await TakeAsync(dialog, result, flow).ConfigureAwait(false)
            : TakeRefusal(result.Response);
        if (_session.Leg?.Key != key)
        {
            _session.RemoveKey(key);
        }

        return attempt;
    }

    private async Task<SipInviteResult> InviteAsync(SipRequest invite)
    {
        var client = new SipInviteClient(_connection.Endpoint, invite, new SipInviteClientOptions { Digest = _connection.Digest });
        using var patience = new CancellationTokenSource(InvitePatience, _connection.Time);
        await using var stopping = Stopped.Register(GiveUp).ConfigureAwait(false);
        await using var waiting = patience.Token.Register(GiveUp).ConfigureAwait(false);
        return await client.InviteAsync(CancellationToken.None).ConfigureAwait(false);

        void GiveUp()
        {
            IsInviting = false;
            client.Cancel(ImReason.Replaced.ToString());
        }
    }

    private async Task<Attempt> TakeAsync(SipDialog dialog, SipInviteResult result, SipFlow flow)
    {
        if (ImSessionDescription.TryRead(result.Response.Body.Span) is not { } messages)
        {
            SipImLog.NoMessagesOffered(Logger, _session.SessionId);
            _connection.HangUpAsync(dialog, ImReason.Replaced).Forget(Logger);
            return Attempt.Again;
        }

        var own = ImSessionDescription.ToBytes(dialog.LocalContact!.Uri.Host, _session.SessionId);
        var leg = new DialogLeg(
            _connection, dialog, flow.Peer, messages, own, SipSessionTerms.Of(result.Response, _connection.SessionTimer), result.Response);
        if (_isLeaving)
        {
            leg.Dispose();
            var response = await PatientlyAsync(token => _session.ByeAsync(leg, _goodbye, token)).ConfigureAwait(false);
            if (response is not { IsSuccess: true })
            {
                // It may have heard it, and says what it has when it is asked once more.
                LogFailure(SipMethod.Bye, response);
                return Attempt.Again;
            }

            _session.OnTold(Farewell.Read(response, _session.SessionId));
        }
        else if (!_session.OnFound(leg, this))
        {
            leg.Dispose();
            _connection.HangUpAsync(dialog, ImReason.Replaced).Forget(Logger);
        }

        return Attempt.Done;
    }

    private Attempt TakeRefusal(SipResponse response)
    {
        LogFailure(SipMethod.Invite, response);
        if (response.StatusCode is 481 or 600 or 603 && !response.IsLocal)
        {
            var settlement = Farewell.Read(response, _session.SessionId);
            if (_isLeaving)
            {
                _session.OnTold(settlement);
            }
            else
            {
                var kind = response.StatusCode == 481 ? ImEndReasonKind.ConnectionLost : ImReason.KindOfEnd(response);
                _session.OnDenied(new ImEndReason(kind, response.StatusCode, response.ReasonPhrase), settlement);
            }

            return Attempt.Done;
        }

        return new Attempt(false, SipRetryAfter.WaitOf(response));
    }

    /// <summary>The response; null where none came in the time that it should take.</summary>
    private async Task<SipResponse?> PatientlyAsync(Func<CancellationToken, Task<SipResponse>> ask)
    {
        using var patience = new CancellationTokenSource(DialogPatience, _connection.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, Stopped);
        try
        {
            return await ask(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!Stopped.IsCancellationRequested)
        {
            return null;
        }
    }

    private void LogFailure(SipMethod method, SipResponse? response) => SipImLog.WayNotFound(
        Logger, _session.SessionId, method.Name, response?.StatusCode ?? 408, response?.ReasonPhrase ?? "No answer");

    /// <summary>How a try went.</summary>
    /// <param name="IsDone">Whether there is nothing left to try.</param>
    /// <param name="RetryAfter">How long to wait before the next one at least.</param>
    private readonly record struct Attempt(bool IsDone, TimeSpan? RetryAfter)
    {
        public static Attempt Done => new(true, null);

        public static Attempt Again => new(false, null);
    }
}
