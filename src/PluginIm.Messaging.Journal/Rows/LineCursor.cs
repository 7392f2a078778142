namespace PluginIm.Messaging.Journal;

/// <summary>Walks over the lines of all sessions, beside the walk over the sessions.</summary>
internal sealed class LineCursor(JournalRow row)
{
    private long _session;
    private bool _isAhead;
    private bool _isOver;

    public JournalRow Row => row;

    public long Ordinal { get; private set; }

    /// <summary>Goes to the next line of that session, over the rest of those before it; false when it has no more.</summary>
    public bool MoveTo(long session)
    {
        while (_isAhead ? _session < session : !_isOver)
        {
            Step();
        }

        if (!_isAhead || _session != session)
        {
            return false;
        }

        _isAhead = false;
        return true;
    }

    private void Step()
    {
        _isOver = !row.Next();
        _isAhead = !_isOver;
        if (_isAhead)
        {
            (_session, Ordinal) = (row.Number(), row.Number());
        }
    }
}
