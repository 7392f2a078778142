using System.Collections;
using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// The header fields of one message in the order of the wire. Names are compared without regard to case, and a compact name is
/// its long name; a list in one line or in several is the same list. Values stay raw bytes of the message until asked for.
/// Not safe for changes from several threads.
/// </summary>
public sealed partial class SipHeaders : IEnumerable<SipHeader>
{
    private HeaderFields _fields;

    internal SipHeaders()
    {
    }

    /// <summary>The headers of a message that is just being read: <see cref="Room"/> takes its lines.</summary>
    /// <param name="bytes">The whole message.</param>
    internal SipHeaders(byte[] bytes) => _wire = bytes;

    private SipHeaders(SipHeaders source)
    {
        _wire = source._wire;
        _own = source._own;

        // Counted as full, so that the next line that is set moves the own lines away from those of the source.
        _ownLength = source._own.Length;
        _fields = source._fields.Clone();
        _asWrittenStart = source._asWrittenStart;
        _asWrittenLength = source._asWrittenLength;
        _isStartAsWritten = source._isStartAsWritten;
        _typed = source._typed?.Clone();
    }

    /// <summary>The value of the first line of that name, unfolded; null when there is none.</summary>
    public string? this[string name] => IndexOf(name) is >= 0 and var index ? TextAt(index) : null;

    /// <summary>
    /// All values of that name over all its lines: split at commas where the header is a list, else one value a line.
    /// Empty elements are left out.
    /// </summary>
    public IReadOnlyList<string> GetValues(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var id = KnownHeaders.Find(name);
        List<string>? values = null;
        for (var i = 0; i < _fields.Count; i++)
        {
            if (!IsNamed(i, id, name))
            {
                continue;
            }

            values ??= [];
            if (!KnownHeaders.IsList(id))
            {
                values.Add(TextAt(i));
                continue;
            }

            var list = new ListReader(RawAt(i));
            while (list.MoveNext())
            {
                values.Add(SipGrammar.Decode(list.Current));
            }
        }

        return values ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Whether there is a line of that name, empty or not.</summary>
    public bool Contains(string name) => IndexOf(name) >= 0;

    /// <summary>Whether a list header holds that token (such as an option tag in Supported), without regard to case.</summary>
    public bool HasToken(string name, string token)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(token);
        var id = KnownHeaders.Find(name);
        for (var i = 0; i < _fields.Count; i++)
        {
            if (!IsNamed(i, id, name))
            {
                continue;
            }

            var list = new ListReader(RawAt(i), KnownHeaders.IsList(id));
            while (list.MoveNext())
            {
                if (Ascii.EqualsIgnoreCase(list.Current, token))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Gives a header that one value, at its first line's place or at the end; its other lines go.</summary>
    /// <exception cref="ArgumentException">The name is no token, or the value holds a line break.</exception>
    public void Set(string name, string value)
    {
        var field = AppendLine(name, value);
        var index = IndexOf(field.Id, name);
        if (index < 0)
        {
            Insert(_fields.Count, field);
            return;
        }

        RemoveBelow(index, field.Id, name);
        _fields[index] = field;
        Forget(field.Id);
    }

    /// <summary>Adds a line below all others.</summary>
    /// <exception cref="ArgumentException">The name is no token, or the value holds a line break.</exception>
    public void Add(string name, string value) => Insert(_fields.Count, AppendLine(name, value));

    /// <summary>Adds a line above the first of its name (as a proxy does with Via and Record-Route), or above all.</summary>
    /// <exception cref="ArgumentException">The name is no token, or the value holds a line break.</exception>
    public void Prepend(string name, string value)
    {
        var field = AppendLine(name, value);
        Insert(Math.Max(IndexOf(field.Id, name), 0), field);
    }

    /// <summary>Removes all lines of that name.</summary>
    public void Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var id = KnownHeaders.Find(name);
        RemoveBelow(-1, id, name);
        Forget(id);
    }

    /// <summary>Removes the first value of a list (the top Via, the first Route), whether it has a line of its own or not.</summary>
    /// <returns>False when there was none.</returns>
    public bool RemoveFirstValue(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return RemoveFirstValue(KnownHeaders.Find(name), name);
    }

    /// <summary>Appends all lines of that name from another message, in order.</summary>
    public void CopyFrom(SipHeaders source, string name)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(name);
        CopyFrom(source, KnownHeaders.Find(name), name);
    }

    /// <inheritdoc/>
    public IEnumerator<SipHeader> GetEnumerator()
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            var id = _fields[i].Id;
            yield return new SipHeader(id == 0 ? SipGrammar.Decode(RawNameOf(_fields[i])) : KnownHeaders.NameOf(id), TextAt(i));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Where the lines of a message are noted that is being read.</summary>
    internal Span<HeaderField> Room => _fields.Room;

    internal SipHeaders Clone() => new(this);

    /// <summary>Makes <see cref="Room"/> larger.</summary>
    internal void Widen() => _fields.Widen();

    /// <summary>Takes what was noted, the whole message having been read.</summary>
    /// <param name="count">How many lines were noted in <see cref="Room"/>.</param>
    /// <param name="asWritten">Where the lines stand that are written as they came; empty where they are written otherwise.</param>
    /// <param name="isStartAsWritten">Whether the start line before them is written as it came, too.</param>
    internal void TakeFromRoom(int count, Range asWritten, bool isStartAsWritten)
    {
        _fields.TakeFromRoom(count);
        _asWrittenStart = asWritten.Start.Value;
        _asWrittenLength = asWritten.End.Value - _asWrittenStart;
        _isStartAsWritten = isStartAsWritten;
    }

    internal void CopyFrom(SipHeaders source, byte id, string name = "")
    {
        var lines = source._fields.All;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Id == id && (id != 0 || source.IsNamed(i, id, name)))
            {
                Insert(_fields.Count, CopyLine(source, lines[i]));
            }
        }
    }

    private bool RemoveFirstValue(byte id, string name)
    {
        Forget(id);
        for (var index = IndexOf(id, name); index >= 0; index = IndexOf(id, name))
        {
            var field = _fields[index];
            var raw = BytesOf(field);
            var list = new ListReader(raw, KnownHeaders.IsList(id));
            var hadValue = list.MoveNext();
            var rest = SipGrammar.TrimStart(list.Rest);
            if (rest.IsEmpty)
            {
                _fields.RemoveAt(index);
            }
            else
            {
                _fields[index] = new HeaderField(id, field.End - rest.Length, rest.Length, field.IsOwn, isPlain: false);
            }

            if (hadValue)
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IndexOf(KnownHeaders.Find(name), name);
    }

    private int IndexOf(byte id, string name = "")
    {
        var fields = _fields.All;
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Id == id && (id != 0 || IsNamed(i, id, name)))
            {
                return i;
            }
        }

        return -1;
    }

    private bool IsNamed(int index, byte id, string name) =>
        _fields[index].Id == id && (id != 0 || Ascii.EqualsIgnoreCase(RawNameOf(_fields[index]), name));

    private string TextAt(int index) => SipGrammar.Decode(RawAt(index));

    private ReadOnlySpan<byte> RawAt(int index) => BytesOf(_fields[index]);

    private void Insert(int index, HeaderField field)
    {
        _fields.Insert(index, field);
        Forget(field.Id);
    }

    private void RemoveBelow(int index, byte id, string name)
    {
        for (var i = _fields.Count - 1; i > index; i--)
        {
            if (IsNamed(i, id, name))
            {
                _fields.RemoveAt(i);
            }
        }
    }

    /// <summary>Every change of lines passes here.</summary>
    private void Forget(byte id)
    {
        _asWrittenLength = 0;
        _typed?.Forget(id);
    }
}
