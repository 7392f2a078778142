using System.Buffers;
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
    private byte[] _bytes = [];
    private HeaderField[] _fields = new HeaderField[12];
    private int _count;

    internal SipHeaders()
    {
    }

    internal SipHeaders(byte[] bytes) => _bytes = bytes;

    private SipHeaders(SipHeaders source)
    {
        _bytes = source._bytes;
        _fields = (HeaderField[])source._fields.Clone();
        _count = source._count;
        CopyTyped(source);
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
        for (var i = 0; i < _count; i++)
        {
            if (!_fields[i].IsNamed(id, name))
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
        foreach (var value in GetValues(name))
        {
            if (value.Equals(token, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives a header that one value, at its first line's place or at the end; its other lines go.</summary>
    /// <exception cref="ArgumentException">The name is no token, or the value holds a line break.</exception>
    public void Set(string name, string value)
    {
        var field = FieldOf(name, value);
        var index = IndexOf(name);
        if (index < 0)
        {
            Insert(_count, field);
            return;
        }

        _fields[index] = field;
        for (var i = _count - 1; i > index; i--)
        {
            if (_fields[i].IsNamed(field.Id, name))
            {
                RemoveAt(i);
            }
        }

        Forget(field.Id);
    }

    /// <summary>Adds a line below all others.</summary>
    /// <exception cref="ArgumentException">The name is no token, or the value holds a line break.</exception>
    public void Add(string name, string value) => Insert(_count, FieldOf(name, value));

    /// <summary>Adds a line above the first of its name (as a proxy does with Via and Record-Route), or above all.</summary>
    /// <exception cref="ArgumentException">The name is no token, or the value holds a line break.</exception>
    public void Prepend(string name, string value) => Insert(Math.Max(IndexOf(name), 0), FieldOf(name, value));

    /// <summary>Removes all lines of that name.</summary>
    public void Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var id = KnownHeaders.Find(name);
        for (var i = _count - 1; i >= 0; i--)
        {
            if (_fields[i].IsNamed(id, name))
            {
                RemoveAt(i);
            }
        }

        Forget(id);
    }

    /// <summary>Removes the first value of a list (the top Via, the first Route), whether it has a line of its own or not.</summary>
    /// <returns>False when there was none.</returns>
    public bool RemoveFirstValue(string name)
    {
        for (var index = IndexOf(name); index >= 0; index = IndexOf(name))
        {
            var id = _fields[index].Id;
            Forget(id);
            var raw = RawAt(index);
            var list = new ListReader(raw);
            var hadValue = KnownHeaders.IsList(id) ? list.MoveNext() : !raw.IsEmpty;
            var rest = KnownHeaders.IsList(id) ? SipGrammar.TrimStart(list.Rest) : default;
            if (rest.IsEmpty)
            {
                RemoveAt(index);
            }
            else if (_fields[index].IsText)
            {
                _fields[index].Text = SipGrammar.Decode(rest);
            }
            else
            {
                _fields[index].Start += raw.Length - rest.Length;
                _fields[index].Length = rest.Length;
                _fields[index].Text = null;
            }

            if (hadValue)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Appends all lines of that name from another message, in order.</summary>
    public void CopyFrom(SipHeaders source, string name)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(name);
        var id = KnownHeaders.Find(name);
        for (var i = 0; i < source._count; i++)
        {
            if (source._fields[i].IsNamed(id, name))
            {
                CopyField(source, i);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<SipHeader> GetEnumerator()
    {
        for (var i = 0; i < _count; i++)
        {
            yield return new SipHeader(_fields[i].Name, TextAt(i));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The lines of a message as it was parsed, before anything was set.</summary>
    internal RawHeaderEnumerator Raw => new(_fields.AsSpan(0, _count), _bytes);

    internal SipHeaders Clone() => new(this);

    internal void AddRaw(byte id, string? otherName, int start, int length) =>
        Append(new HeaderField { Id = id, OtherName = otherName, Start = start, Length = length });

    /// <summary>Writes every line but Content-Length, which the message writes after its true body.</summary>
    internal void WriteTo(IBufferWriter<byte> writer)
    {
        for (var i = 0; i < _count; i++)
        {
            ref var field = ref _fields[i];
            if (field.Id == KnownHeaders.ContentLength)
            {
                continue;
            }

            Encoding.UTF8.GetBytes(field.Name, writer);
            writer.Write(": "u8);
            if (field.IsText)
            {
                Encoding.UTF8.GetBytes(field.Text!, writer);
            }
            else
            {
                writer.Write(_bytes.AsSpan(field.Start, field.Length));
            }

            writer.Write("\r\n"u8);
        }
    }

    private static HeaderField FieldOf(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        var id = KnownHeaders.Find(name);
        if (id == 0 && !SipGrammar.IsToken(Encoding.UTF8.GetBytes(name)))
        {
            throw new ArgumentException("A header's name must be a token.", nameof(name));
        }

        SipGrammar.ThrowIfLineBreak(value, nameof(value));
        return HeaderField.FromText(id, name, value);
    }

    private int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IndexOf(KnownHeaders.Find(name), name);
    }

    private int IndexOf(byte id, string name = "")
    {
        for (var i = 0; i < _count; i++)
        {
            if (_fields[i].IsNamed(id, name))
            {
                return i;
            }
        }

        return -1;
    }

    private string TextAt(int index)
    {
        ref var field = ref _fields[index];
        return field.Text ??= SipGrammar.Decode(_bytes.AsSpan(field.Start, field.Length));
    }

    private ReadOnlySpan<byte> RawAt(int index)
    {
        ref var field = ref _fields[index];
        return field.IsText ? Encoding.UTF8.GetBytes(field.Text!) : _bytes.AsSpan(field.Start, field.Length);
    }

    private void CopyField(SipHeaders source, int index)
    {
        if (_bytes.Length == 0)
        {
            _bytes = source._bytes;
        }

        var field = source._fields[index];
        if (!field.IsText && !ReferenceEquals(_bytes, source._bytes))
        {
            field = HeaderField.FromText(field.Id, field.Name, source.TextAt(index));
        }

        Append(field);
    }

    private void Append(in HeaderField field) => Insert(_count, field);

    private void Insert(int index, in HeaderField field)
    {
        if (_count == _fields.Length)
        {
            Array.Resize(ref _fields, _count * 2);
        }

        Array.Copy(_fields, index, _fields, index + 1, _count - index);
        _fields[index] = field;
        _count++;
        Forget(field.Id);
    }

    private void RemoveAt(int index)
    {
        _count--;
        Array.Copy(_fields, index + 1, _fields, index, _count - index);
        _fields[_count] = default;
    }
}
