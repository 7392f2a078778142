using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using static Softphone.CallMachine;

namespace Softphone;

/// <summary>A call. Its members may be used from any thread, and its event is raised on any, outside of any lock.</summary>
#pragma warning disable CA1001 // A cancellation source without a timer holds nothing that needs disposing, and its token outlives the call.
public sealed class PhoneCall
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ICallLeg _leg;
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _answered = new();
    private readonly TaskCompletionSource _farewell = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CallState _state;
    private CallEnd? _end;
    private CallDialog? _dialog;
    private CallSound? _sound;
    private AudioStatistics _lastStatistics = AudioStatistics.None;
    private long? _connected;
    private TimeSpan? _duration;
    private int _rejection = 603;

    internal PhoneCall(ICallLeg leg, SipAddress peer, string? conversationId, CallState state, TimeProvider time, ILogger logger)
    {
        (_leg, _state, _time, _logger) = (leg, state, time, logger);
        IsIncoming = state == CallState.Alerting;
        PeerAddress = peer.Uri.WithoutDetails().ToString();
        PeerName = string.IsNullOrEmpty(peer.DisplayName) ? null : peer.DisplayName;
        ConversationId = conversationId;
    }

    /// <summary>Anything of it changed but duration and statistics, which change all the time.</summary>
    public event EventHandler? Changed;

    /// <summary>Whether the other side called.</summary>
    public bool IsIncoming { get; }

    /// <summary>The other side's address.</summary>
    public string PeerAddress { get; }

    /// <summary>The other side's name; null where it is not told.</summary>
    public string? PeerName { get; }

    /// <summary>The conversation to which it belongs (RFC 7433); null for none.</summary>
    public string? ConversationId { get; }

    /// <summary>Where it stands.</summary>
    public CallState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    /// <summary>Why it is over; null before.</summary>
    public CallEnd? End
    {
        get
        {
            lock (_lock)
            {
                return _end;
            }
        }
    }

    /// <summary>Whether the other side holds it.</summary>
    public bool IsHeldByPeer
    {
        get
        {
            lock (_lock)
            {
                return _sound?.PeerHolds == true;
            }
        }
    }

    /// <summary>How long both are, or were, connected.</summary>
    public TimeSpan Duration
    {
        get
        {
            lock (_lock)
            {
                return _duration ?? (_connected is { } begin ? _time.GetElapsedTime(begin) : TimeSpan.Zero);
            }
        }
    }

    /// <summary>What became of its sound so far.</summary>
    public AudioStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                return _sound?.Statistics ?? _lastStatistics;
            }
        }
    }

    /// <summary>Cancelled when it does not ring any more.</summary>
    internal CancellationToken Answered => _answered.Token;

    /// <summary>Cancelled when it is over.</summary>
    internal CancellationToken Over => _over.Token;

    /// <summary>Ends when the call is over and the other side has been told.</summary>
    internal Task Farewell => _farewell.Task;

    /// <summary>Answers a call that rings here.</summary>
    public void Answer() => Move(Input.Answer);

    /// <summary>Declines a call that rings here: at all places of the agent (603), or only at this one (486).</summary>
    public void Decline(bool everywhere = true)
    {
        lock (_lock)
        {
            _rejection = everywhere ? 603 : 486;
        }

        Move(Input.Decline, new CallEnd(CallEndKind.Declined));
    }

    /// <summary>Ends it, whatever it does; nothing where it is over.</summary>
    public void HangUp() => Move(Input.HangUp, new CallEnd(CallEndKind.HungUp));

    /// <summary>Holds it: neither side hears the other until <see cref="Resume"/>.</summary>
    public void Hold() => Move(Input.Hold);

    /// <summary>Goes on with a call on hold.</summary>
    public void Resume() => Move(Input.Resume);

    internal bool Owns(SipDialogId id)
    {
        lock (_lock)
        {
            return _dialog?.Id == id;
        }
    }

    /// <summary>Gives a request in the call's dialog to it.</summary>
    internal Task OnRequestAsync(SipServerTransaction transaction)
    {
        CallDialog? dialog;
        lock (_lock)
        {
            dialog = _dialog;
        }

        return dialog?.OnRequestAsync(transaction) ?? transaction.RespondAsync(481);
    }

    /// <summary>Nobody answered in time.</summary>
    internal void GiveUp() => Move(Input.HangUp, new CallEnd(CallEndKind.NoAnswer, 408));

    internal void OnRang() => Move(Input.Rang);

    internal void OnRefused(CallEnd end) => Move(Input.Refused, end);

    internal void OnWithdrawn(CallEnd end) => Move(Input.Withdrawn, end);

    /// <summary>Takes the sound that was prepared for it.</summary>
    internal void Use(CallSound sound)
    {
        lock (_lock)
        {
            _sound = sound;
        }
    }

    /// <summary>It has a dialog, in which the other side may speak before this side knows that it is established.</summary>
    internal void Use(CallDialog dialog)
    {
        lock (_lock)
        {
            _dialog = dialog;
        }

        dialog.Terminated += (_, _) => Move(Input.Gone, new CallEnd(CallEndKind.PeerHungUp));
        dialog.Changed += (_, _) => Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>It is established.</summary>
    internal void OnAccepted()
    {
        Move(Input.Accepted);
        if (_dialog!.IsTerminated)
        {
            Move(Input.Gone, new CallEnd(CallEndKind.PeerHungUp));
        }
    }

    /// <summary>Established, but of no use.</summary>
    internal void Fail(CallEnd end) => Move(Input.HangUp, end);

    /// <summary>The one way from state to state.</summary>
    private void Move(Input input, CallEnd? end = null)
    {
        CallState from;
        CallState to;
        Actions actions;
        lock (_lock)
        {
            from = _state;
            (to, actions) = Next(from, input);
            if (to == from)
            {
                return;
            }

            _state = to;
            Note_NeedsLock(to, end);
        }

        _logger.CallMoved(PeerAddress, to);
        RunAsync(actions, to).Forget(_logger);
        if (to is not (CallState.Calling or CallState.Ringing or CallState.Alerting))
        {
            _answered.Cancel();
        }

        if (to == CallState.Ended)
        {
            _over.Cancel();
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void Note_NeedsLock(CallState to, CallEnd? end)
    {
        if (to == CallState.Talking)
        {
            _connected ??= _time.GetTimestamp();
        }

        // What was meant by taking it back is why it ended, not the 487 that follows.
        if (to is CallState.Cancelling or CallState.Ended)
        {
            _end ??= end;
        }

        if (to == CallState.Ended)
        {
            _duration = _connected is { } begin ? _time.GetElapsedTime(begin) : TimeSpan.Zero;
        }
    }

    private async Task RunAsync(Actions actions, CallState state)
    {
        try
        {
            await PerformAsync(actions, state);
        }
        finally
        {
            if (state == CallState.Ended)
            {
                _farewell.TrySetResult();
            }
        }
    }

    private async Task PerformAsync(Actions actions, CallState state)
    {
        if (actions.HasFlag(Actions.StartSound))
        {
            _sound?.Start();
        }

        if (actions.HasFlag(Actions.StopSound))
        {
            await StopSoundAsync();
        }

        await (actions switch
        {
            _ when actions.HasFlag(Actions.Cancel) => _leg.CancelAsync(_end?.Kind == CallEndKind.NoAnswer ? 408 : null),
            _ when actions.HasFlag(Actions.Accept) => _leg.AcceptAsync(this),
            _ when actions.HasFlag(Actions.Reject) => _leg.RejectAsync(_rejection),
            _ when actions.HasFlag(Actions.Offer) => OfferAsync(state == CallState.Holding),
            _ when actions.HasFlag(Actions.HangUp) => _dialog!.HangUpAsync(),
            _ => Task.CompletedTask,
        });
    }

    private async Task OfferAsync(bool holds)
    {
        var response = await _dialog!.OfferAsync(holds, Over);
        if (response.IsSuccess && OfferBody.Read(response) is { } answer && _sound?.TryTakeAnswer(answer) == true)
        {
            Move(Input.Taken);
            return;
        }

        _logger.ChangeRefused(PeerAddress, response.StartLine);
        Move(Input.NotTaken);
    }

    private async Task StopSoundAsync()
    {
        CallSound? sound;
        lock (_lock)
        {
            if (_sound is not null)
            {
                _lastStatistics = _sound.Statistics;
            }

            (sound, _sound) = (_sound, null);
        }

        if (sound is not null)
        {
            await sound.DisposeAsync();
        }
    }
}
