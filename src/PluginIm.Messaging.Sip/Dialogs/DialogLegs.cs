namespace PluginIm.Messaging.Sip;

/// <summary>The SIP dialogs of one session, and the names by which requests in them find it. To be used under the session's lock.</summary>
internal sealed class DialogLegs(DialogTable table, SipImDialog session)
{
    private readonly HashSet<DialogKey> _keys = [];
    private volatile DialogLeg? _current;
    private DialogLeg? _previous;
    private bool _isClosed;

    /// <summary>The one that carries the session; null before the first. This one may be asked for without the lock.</summary>
    public DialogLeg? Current => _current;

    /// <summary>The dialog of that name; null where it is not made yet.</summary>
    public DialogLeg? Find(DialogKey key) => Current?.Key == key ? Current : _previous?.Key == key ? _previous : null;

    /// <summary>Lets requests of that name in.</summary>
    public void Add(DialogKey key)
    {
        if (!_isClosed && _keys.Add(key))
        {
            table.Add(key, session);
        }
    }

    public void Remove(DialogKey key)
    {
        if (_keys.Remove(key))
        {
            table.Remove(key);
        }
    }

    /// <summary>Goes on in another dialog. The one before stays known, for what is still on its way in it. False where it is the same one.</summary>
    public bool Use(DialogLeg leg)
    {
        if (leg == Current)
        {
            return false;
        }

        if (_previous is { } forgotten)
        {
            Remove(forgotten.Key);
        }

        (_previous, _current) = (_current, leg);
        _previous?.Leave();
        Add(leg.Key);
        return true;
    }

    /// <summary>Lets nothing in from here on.</summary>
    public void Close()
    {
        _isClosed = true;
        foreach (var key in _keys)
        {
            table.Remove(key);
        }

        _keys.Clear();
        Current?.Dispose();
    }
}
