using System.Diagnostics;

namespace PluginIm.Messaging;

/// <summary>Measures one session by what it tells of itself: one change after the other, outside of every lock.</summary>
internal sealed class SessionTelemetry(TimeProvider time)
{
    // Most sessions wait for nothing most of the time.
    private Dictionary<long, (long Timestamp, DateTimeOffset At)>? _underWay;
    private (long Timestamp, DateTimeOffset At)? _invited;
    private bool _isCounted;

    /// <summary>Takes note of a change of the session.</summary>
    public void Observe(object? sender, ImSessionChange change)
    {
        var session = (ImSession)sender!;
        ObserveState(session, change);
        switch (change)
        {
            case { Kind: ImSessionChangeKind.EntryAdded, Entry: TranscriptMessage { IsMine: false } }:
                ImTelemetry.MessagesReceived.Add(1);
                break;
            case { Kind: ImSessionChangeKind.EntryAdded, Entry: TranscriptMessage message }:
                (_underWay ??= [])[message.Ordinal] = Now();
                break;
            case { Kind: ImSessionChangeKind.EntryChanged, Entry: TranscriptMessage message }:
                ObserveDelivery(session, message);
                break;
        }
    }

    private void ObserveState(ImSession session, ImSessionChange change)
    {
        if (change.State != ImSessionState.Ended && !_isCounted)
        {
            _isCounted = true;
            ImTelemetry.SessionsOpen.Add(1);
        }

        if (change.State == ImSessionState.Establishing)
        {
            _invited ??= Now();
        }

        if (change.Kind != ImSessionChangeKind.StateChanged)
        {
            return;
        }

        if (change.State == ImSessionState.Interrupted)
        {
            ImTelemetry.SessionInterruptions.Add(1);
        }
        else if (change.State is ImSessionState.Connected or ImSessionState.Ended)
        {
            ObserveAnswer(session, change.State == ImSessionState.Connected ? "connected" : OutcomeOf(session));
        }

        if (change.State == ImSessionState.Ended && _isCounted)
        {
            _isCounted = false;
            ImTelemetry.SessionsOpen.Add(-1);
            ImTelemetry.SessionsEnded.Add(1, Direction(session), new("outcome", OutcomeOf(session)), new("consultation", session.Origin is not null || session.Case is not null));
        }
    }

    private void ObserveAnswer(ImSession session, string outcome)
    {
        if (_invited is not { } invited)
        {
            return;
        }

        _invited = null;
        ImTelemetry.SessionEstablishing.Record(time.GetElapsedTime(invited.Timestamp).TotalSeconds, Direction(session), new("outcome", outcome));
        Trace("pluginim.session.establish", session, invited.At, outcome);
    }

    private void ObserveDelivery(ImSession session, TranscriptMessage message)
    {
        if (message.Delivery < ImDelivery.Delivered || _underWay is null || !_underWay.Remove(message.Ordinal, out var sent))
        {
            return;
        }

        if (_underWay.Count == 0)
        {
            _underWay = null;
        }

        var outcome = message.Failure is { } failure ? NameOf(failure.Kind) : "delivered";
        ImTelemetry.MessagesSent.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        if (message.Failure is null)
        {
            ImTelemetry.MessageDelivery.Record(time.GetElapsedTime(sent.Timestamp).TotalSeconds);
        }

        Trace("pluginim.message.deliver", session, sent.At, outcome);
    }

    /// <summary>An activity that began earlier and is over: whoever listens hears of it once, as a whole.</summary>
    private void Trace(string name, ImSession session, DateTimeOffset begin, string outcome)
    {
        using var activity = ImTelemetry.Activities.StartActivity(
            ActivityKind.Client,
            parentContext: default,
            tags: [new("pluginim.session.id", session.Id), new("pluginim.outcome", outcome)],
            startTime: begin,
            name: name);
        activity?.SetEndTime(time.GetUtcNow().UtcDateTime);
    }

    private (long Timestamp, DateTimeOffset At) Now() => (time.GetTimestamp(), time.GetUtcNow());

    private static KeyValuePair<string, object?> Direction(ImSession session) => new("direction", session.IsIncoming ? "incoming" : "outgoing");

    private static string OutcomeOf(ImSession session) => session.EndReason is { } reason ? NameOf(reason.Kind) : "unknown";

    /// <summary><c>EndedByPeer</c> as <c>ended_by_peer</c>, in the manner of OpenTelemetry.</summary>
    private static string NameOf(Enum value) =>
        string.Concat(value.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant();
}
