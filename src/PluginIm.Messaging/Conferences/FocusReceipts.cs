namespace PluginIm.Messaging;

/// <summary>
/// Who of a conversation has which text, and has read it, at the side of the one who passes on. A text is delivered once all have it to whom it went and who are still in,
/// refused once all but those have it who refused it, and read once all of those, and the agent of this desktop, have read it. Whoever tells nothing of reading keeps it from being read.
/// </summary>
/// <param name="tell">Told once of each, outside of any lock: whose text, null for the agent's own, which, and what became of it.</param>
internal sealed class FocusReceipts(Action<FocusMember?, string, CarrierNotification> tell)
{
    /// <summary>Of texts before those nothing is told any more.</summary>
    private const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    /// <summary>A text goes to these. One that comes again, because its author did not hear of it, is told again.</summary>
    /// <param name="id">Identity of the text.</param>
    /// <param name="author">Who wrote it; null for the agent of this desktop.</param>
    /// <param name="others">To whom it goes.</param>
    /// <param name="isAnywhere">Whether anybody has it by now whom its author has not.</param>
    public void Begin(string id, FocusMember? author, IReadOnlyCollection<FocusMember> others, bool isAnywhere = false) => Change(() =>
    {
        var known = _entries.Find(entry => entry.Id == id);
        if (known is not null)
        {
            known.IsSettlementTold = false;
            known.GoTo(others);
            return;
        }

        if (_entries.Count == Most)
        {
            _entries.RemoveAt(0);
        }

        var entry = new Entry(id, author) { IsAnywhere = isAnywhere || author is not null };
        entry.GoTo(others);
        _entries.Add(entry);
    });

    /// <summary>One of them has it.</summary>
    public void NoteDelivered(string id, FocusMember member) => Change(() =>
    {
        if (_entries.Find(entry => entry.Id == id) is { } entry)
        {
            entry.NoteDelivered(member);
        }
    });

    /// <summary>One of them does not take it.</summary>
    public void NoteRefused(string id, FocusMember member) => Change(() => _entries.Find(entry => entry.Id == id)?.NoteRefused(member));

    /// <summary>One of them, or the agent of this desktop where it is null, has read it, and with it all that came before.</summary>
    public void NoteRead(string id, FocusMember? reader) => Change(() =>
    {
        for (var i = _entries.FindLastIndex(entry => entry.Id == id); i >= 0; i--)
        {
            _entries[i].NoteRead(reader);
        }
    });

    /// <summary>One of them is out of it: it is not waited for.</summary>
    public void Leave(FocusMember member) => Change(() => _entries.ForEach(entry => entry.Leave(member)));

    /// <summary>Whether all have it who are in.</summary>
    public bool IsDelivered(string id)
    {
        lock (_gate)
        {
            return _entries.Find(entry => entry.Id == id) is not { IsDelivered: false };
        }
    }

    private void Change(Action change)
    {
        List<(Entry Entry, CarrierNotification What)> news = [];
        lock (_gate)
        {
            change();
            foreach (var entry in _entries)
            {
                AddNews(entry, news);
            }
        }

        foreach (var (entry, what) in news)
        {
            tell(entry.Author, entry.Id, what);
        }
    }

    private static void AddNews(Entry entry, List<(Entry Entry, CarrierNotification What)> news)
    {
        if (entry.IsSettled && !entry.IsSettlementTold)
        {
            entry.IsSettlementTold = true;
            news.Add((entry, entry.IsDelivered ? CarrierNotification.Delivered : CarrierNotification.Failed));
        }

        if (entry.IsRead && !entry.IsReadTold)
        {
            entry.IsReadTold = true;
            news.Add((entry, CarrierNotification.Read));
        }
    }

    private sealed class Entry(string id, FocusMember? author)
    {
        private readonly HashSet<FocusMember> _readers = [];
        private readonly HashSet<FocusMember> _unread = [];
        private readonly HashSet<FocusMember> _without = [];
        private readonly HashSet<FocusMember> _refusers = [];
        private bool _isUnreadHere = author is not null;
        private bool _isReadAnywhere;

        public string Id => id;

        public FocusMember? Author => author;

        /// <summary>Whether anybody has it whom its author has not: what somebody else wrote is here.</summary>
        public bool IsAnywhere { get; set; }

        public bool IsSettlementTold { get; set; }

        public bool IsReadTold { get; set; }

        /// <summary>Whether nobody is waited for. What nobody took at all its author hears where it was sent.</summary>
        public bool IsSettled => IsAnywhere && _without.Count == 0;

        public bool IsDelivered => IsSettled && _refusers.Count == 0;

        public bool IsRead => IsDelivered && _isReadAnywhere && _unread.Count == 0 && !_isUnreadHere;

        /// <summary>It goes to those; to some it may have gone before.</summary>
        public void GoTo(IEnumerable<FocusMember> readers)
        {
            foreach (var reader in readers)
            {
                if (_refusers.Remove(reader))
                {
                    _without.Add(reader);
                }
                else if (_readers.Add(reader))
                {
                    _without.Add(reader);
                    _unread.Add(reader);
                }
            }
        }

        public void NoteDelivered(FocusMember member) => IsAnywhere |= _without.Remove(member) | _refusers.Remove(member);

        public void NoteRefused(FocusMember member)
        {
            if (_without.Remove(member))
            {
                _refusers.Add(member);
            }
        }

        public void NoteRead(FocusMember? reader)
        {
            if (reader is null)
            {
                _isReadAnywhere |= _isUnreadHere;
                _isUnreadHere = false;
            }
            else if (_unread.Remove(reader))
            {
                NoteDelivered(reader);
                IsAnywhere = _isReadAnywhere = true;
            }
        }

        public void Leave(FocusMember member)
        {
            _without.Remove(member);
            _refusers.Remove(member);
            _unread.Remove(member);
        }
    }
}
