using static PluginIm.Sip.SessionTimerMachine;

namespace PluginIm.Sip;

/// <summary>
/// Keeps one session from being forgotten (RFC 4028): refreshes it by UPDATE without an offer (RFC 3311) at half of the interval, or by INVITE where
/// the other side takes no UPDATE, answers the other side's refreshes, and ends the session with BYE where no refresh comes through.
/// </summary>
public sealed class SipSessionTimer : IDisposable
{
    private static readonly TimeSpan LongestEarly = TimeSpan.FromSeconds(32);
    private static readonly TimeSpan UsualRetry = TimeSpan.FromSeconds(5);

    /// <summary>No clock is set for longer, whatever number the other side writes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private readonly ISipEndpoint _endpoint;
    private readonly SipDialog _dialog;
    private readonly SipSessionTimerOptions _options;
    private readonly ITimer _due;
    private readonly ITimer _expiry;
    private readonly Lock _gate = new();
    private State _state = State.Off;
    private SipSessionTerms _terms;
    private TimeSpan _retryAfter;
    private bool _isByInvite;

    /// <summary>Creates it; nothing happens before <see cref="Agreed"/>.</summary>
    /// <param name="endpoint">Where the session is.</param>
    /// <param name="dialog">The confirmed dialog.</param>
    /// <param name="options">How long a session lasts.</param>
    public SipSessionTimer(ISipEndpoint endpoint, SipDialog dialog, SipSessionTimerOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(dialog);
        ArgumentNullException.ThrowIfNull(options);
        (_endpoint, _dialog, _options) = (endpoint, dialog, options);
        _due = endpoint.Core.Time.CreateTimer(_ => Apply(Input.Due), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _expiry = endpoint.Core.Time.CreateTimer(_ => Apply(Input.Expired), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        dialog.Terminated += OnDialogEnded;
    }

    /// <summary>No refresh came through, and the session was ended with BYE. Raised once.</summary>
    public event EventHandler? Expired;

    /// <summary>What holds; null while the session has no timer.</summary>
    public SipSessionTerms? Terms
    {
        get
        {
            lock (_gate)
            {
                return _state is State.Off or State.Ended ? null : _terms;
            }
        }
    }

    /// <summary>The 2xx of the INVITE, or of a request that refreshed the session otherwise, agreed to this; null to go without a timer.</summary>
    public void Agreed(SipSessionTerms? terms)
    {
        lock (_gate)
        {
            _terms = terms ?? _terms;
        }

        Apply(terms is null ? Input.NoTimer : terms.Value.IsRefresher ? Input.AgreedToRefresh : Input.AgreedToWait);
    }

    /// <summary>
    /// Answers an UPDATE that the dialog let in (<see cref="SipDialog.TryTake"/>): 200 with the terms, 422 for an interval that is too short, and
    /// 488 for an offer, which this session has nothing to answer to (RFC 3311 5.2).
    /// </summary>
    public Task AnswerAsync(SipServerTransaction update)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (!update.Request.Body.IsEmpty)
        {
            return update.RespondAsync(Refusal.OfOffer(update.Request));
        }

        if (SipSessionTerms.RefusalOf(update.Request, _options) is { } refusal)
        {
            return update.RespondAsync(refusal);
        }

        var response = SipResponse.For(update.Request, 200);
        if (_dialog.LocalContact is { } contact)
        {
            response.Headers.Set(SipHeaderNames.Contact, contact.ToString());
        }

        Agreed(SipSessionTerms.Agree(update.Request, response, _options));
        return update.RespondAsync(response);
    }

    /// <summary>Stops; nothing is sent.</summary>
    public void Dispose()
    {
        _dialog.Terminated -= OnDialogEnded;
        Apply(Input.Stop);
        _due.Dispose();
        _expiry.Dispose();
    }

    private void OnDialogEnded(object? sender, EventArgs e) => Apply(Input.DialogEnded);

    private void Apply(Input input)
    {
        Actions actions;
        lock (_gate)
        {
            (_state, actions) = Next(_state, input);
            SetTimers_NeedsLock(actions);
        }

        if (actions.HasFlag(Actions.SendRefresh))
        {
            RefreshAsync().Forget(_endpoint.Core.Logger);
        }

        if (actions.HasFlag(Actions.SendBye))
        {
            EndAsync().Forget(_endpoint.Core.Logger);
        }
    }

    private void SetTimers_NeedsLock(Actions actions)
    {
        if (actions.HasFlag(Actions.StopTimers))
        {
            _due.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _expiry.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        var interval = _terms.Interval < Longest ? _terms.Interval : Longest;
        if (actions.HasFlag(Actions.StartRefresh))
        {
            _due.Change(interval / 2, Timeout.InfiniteTimeSpan);
        }

        if (actions.HasFlag(Actions.StartExpiry))
        {
            // A little early, for the BYE to arrive while the proxies between still know the session (10).
            var third = interval / 3;
            _expiry.Change(interval - (third < LongestEarly ? third : LongestEarly), Timeout.InfiniteTimeSpan);
        }

        if (actions.HasFlag(Actions.StartRetry))
        {
            _due.Change(_retryAfter, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task RefreshAsync()
    {
        var response = _isByInvite ? await InviteAgainAsync().ConfigureAwait(false) : await UpdateAsync().ConfigureAwait(false);
        if (response.IsSuccess)
        {
            // A refresh that is accepted has refreshed, whatever the answer forgets to say.
            Agreed(SipSessionTerms.Of(response, _options) ?? _terms);
            return;
        }

        switch (response.StatusCode)
        {
            case 408 or 481:
                Apply(Input.Gone);
                break;
            case 405 or 501 when !_isByInvite && !_options.Description.IsEmpty:
                _isByInvite = true;
                await RefreshAsync().ConfigureAwait(false);
                break;
            case 405 or 501:
                // It is there, and cannot be refreshed in this way.
                Apply(Input.NoTimer);
                break;
            default:
                Postpone(response);
                break;
        }
    }

    private Task<SipResponse> UpdateAsync()
    {
        var update = _dialog.CreateRequest(SipMethod.Update);
        Ask(update);
        return _endpoint.RequestAsync(_dialog, update, _options.To, _options.Digest);
    }

    /// <summary>The same description again offers nothing that could be refused (RFC 3264 8).</summary>
    private async Task<SipResponse> InviteAgainAsync()
    {
        var invite = _dialog.CreateRequest(SipMethod.Invite);
        invite.SetBody(SessionDescription.MediaTypeName, _options.Description);
        Ask(invite);
        var options = new SipInviteClientOptions { Dialog = _dialog, To = _options.To, Digest = _options.Digest };
        return (await new SipInviteClient(_endpoint, invite, options).InviteAsync().ConfigureAwait(false)).Response;
    }

    private void Ask(SipRequest refresh) =>
        SipSessionTerms.Ask(refresh, _options with { Interval = _terms.Interval }, SipRefresher.Uac);

    private void Postpone(SipResponse refusal)
    {
        lock (_gate)
        {
            _retryAfter = refusal.StatusCode == 491
                ? _dialog.NextWaitAfterCrossing()
                : SipRetryAfter.WaitOf(refusal) ?? UsualRetry;
        }

        Apply(Input.Postponed);
    }

    private async Task EndAsync()
    {
        var bye = _dialog.CreateRequest(SipMethod.Bye);
        bye.Headers.Set(SipHeaderNames.Reason, SipReason.OfStatus(408, "Session expired").ToString());
        Expired?.Invoke(this, EventArgs.Empty);
        await _endpoint.RequestAsync(_dialog, bye, _options.To, _options.Digest).ConfigureAwait(false);
    }
}
