using PluginIm.Messaging;
using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Invariants;

/// <summary>What an agent remembers of all that the desktop has shown, through all its starts.</summary>
internal sealed class Memory(string agent)
{
    private readonly List<ImSession> _sessions = [];
    private readonly List<string> _taken = [];
    private readonly HashSet<string> _everDelivered = [];
    private readonly HashSet<string> _everReceived = [];
    private readonly HashSet<string> _unwritten = [];
    private readonly Dictionary<ImSession, int> _cases = [];
    private readonly HashSet<string> _wentBack = [];
    private ShownSession[] _left = [];
    private bool _wasAway;
    private bool _hasForgotten;

    /// <summary>The texts that the desktop took, in their order.</summary>
    public IReadOnlyList<string> Taken => _taken;

    /// <summary>Whether a start of the desktop brings back what was there.</summary>
    public bool KeepsJournal { get; init; }

    /// <param name="text">The text.</param>
    /// <param name="isKilled">Whether the desktop was killed before it could say that it took the text.</param>
    public void OnTaken(string text, bool isKilled)
    {
        _taken.Add(text);
        if (isKilled)
        {
            _unwritten.Add(text);
        }
    }

    public void OnOpened(ImSession session)
    {
        if (!_sessions.Contains(session))
        {
            _sessions.Add(session);
            Note(session);

            // The other side takes up what this one left behind: without a journal nothing of it comes back.
            _hasForgotten |= !KeepsJournal && Array.Exists(_left, left => left.Id == session.Id);
        }
    }

    public void OnChanged(ImSession session, ImSessionChange change)
    {
        if (change.Kind == ImSessionChangeKind.CaseChanged && SimulatedInteraction.NumberOf(session.Case) is { } number)
        {
            if (number < _cases.GetValueOrDefault(session))
            {
                _wentBack.Add(session.Id);
            }

            _cases[session] = number;
        }

        if (change.Entry is TranscriptMessage message)
        {
            Note(message);
        }
    }

    /// <summary>What is on the screen at this moment is the last that was seen of it.</summary>
    /// <param name="kept">The texts that the disk has.</param>
    public void OnKilled(IEnumerable<string> kept)
    {
        _sessions.ForEach(Note);
        _sessions.Clear();
        _wasAway = true;
        _hasForgotten |= !KeepsJournal;
        if (KeepsJournal)
        {
            _unwritten.UnionWith(_taken.Except(kept));
        }
    }

    /// <summary>The agent ends the desktop: what is over by then need not come back.</summary>
    public void OnLeft()
    {
        _wasAway = true;
        _sessions.ForEach(Note);
        _left = [.. _left.Where(left => !_sessions.Exists(session => session.Id == left.Id)), .. _sessions.Select(ShownSession.Of)];
        _sessions.Clear();
    }

    /// <summary>
    /// The desktop is killed while the agent ends it: what is over by then, and settled, need not come back, as if it had been ended to the end.
    /// What is not settled is in the journal.
    /// </summary>
    public void OnKilledWhileLeaving()
    {
        if (!KeepsJournal)
        {
            return;
        }

        var over = _sessions.Where(session => session.State == ImSessionState.Ended).ToArray();
        _left = [.. _left.Where(left => !over.Any(session => session.Id == left.Id)), .. over.Select(ShownSession.Of)];
    }

    public AgentView View()
    {
        _sessions.ForEach(Note);
        return new AgentView(agent)
        {
            Sessions = [.. _left.Where(left => !_sessions.Exists(session => session.Id == left.Id)), .. _sessions.Select(ShownSession.Of)],
            Taken = [.. _taken],
            EverDelivered = _everDelivered,
            EverReceived = _everReceived,
            WasAway = _wasAway,
            HasForgotten = _hasForgotten,
            Unwritten = _unwritten,
            CasesThatWentBack = _wentBack,
        };
    }

    private void Note(ImSession session)
    {
        foreach (var message in session.Transcript.OfType<TranscriptMessage>())
        {
            Note(message);
        }
    }

    private void Note(TranscriptMessage message)
    {
        if (!message.IsMine)
        {
            _everReceived.Add(message.Text);
        }
        else if (message.Delivery is ImDelivery.Delivered or ImDelivery.Read)
        {
            _everDelivered.Add(message.Text);
        }
    }
}
