namespace PluginIm.Messaging;

/// <summary>
/// What of one session goes to the journal, from the moment on at which it holds something that must not be lost. The session's lock guards it.
/// </summary>
internal sealed class SessionJournal(IImJournal? journal)
{
    private bool _isOpen;

    /// <summary>Ends when all that was written so far outlives the process.</summary>
    public Task Kept { get; private set; } = Task.CompletedTask;

    /// <summary>Adds the session with what it has by now.</summary>
    public void Open(JournaledHeader header, IEnumerable<TranscriptEntry> lines, CarrierCase? moment)
    {
        if (journal is null || _isOpen)
        {
            return;
        }

        _isOpen = true;
        Write(new HeaderChanged(header));
        foreach (var line in lines)
        {
            Append(header.SessionId, line);
        }

        if (moment is not null)
        {
            Write(new CaseChanged(header.SessionId, moment));
        }
    }

    /// <summary>Goes on with a session that came back from the journal.</summary>
    public void GoOn() => _isOpen = journal is not null;

    public void Append(string sessionId, TranscriptEntry line) => Write(new LineAppended(sessionId, ToJournaled(line)));

    public void Write(JournalEntry entry)
    {
        if (_isOpen)
        {
            Kept = journal!.WriteAsync(entry).AsTask();
        }
    }

    /// <summary>
    /// Goes on under another identity. The former one is removed last: where the process ends before that, both are there, and whoever reads the
    /// journal takes the one that has all.
    /// </summary>
    public void Move(JournaledHeader header, IEnumerable<TranscriptEntry> lines, CarrierCase? moment, string formerId)
    {
        _isOpen = false;
        Open(header, lines, moment);
        Write(new SessionRemoved(formerId));
    }

    /// <summary>Removes all that the journal has of the session.</summary>
    public void Remove(string sessionId)
    {
        Write(new SessionRemoved(sessionId));
        _isOpen = false;
    }

    private static JournaledLine ToJournaled(TranscriptEntry line) => line switch
    {
        TranscriptMessage message => new JournaledMessage
        {
            Ordinal = message.Ordinal,
            Time = message.Time,
            Party = message.Party!,
            MessageId = message.MessageId,
            Text = message.Text,
            IsMine = message.IsMine,
            Delivery = message.Status.Delivery,
            Failure = message.Status.Failure,
            WasSentAgain = message.WasSentAgain,
        },
        TranscriptSystemLine told => new JournaledSystemLine
        {
            Ordinal = told.Ordinal,
            Time = told.Time,
            Party = told.Party,
            Event = told.Event,
            Reason = told.Reason,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.GetType().Name, "No such kind of line."),
    };
}
