using System.Text;

namespace PluginIm.Sip;

/// <content>
/// Where the lines lie: those of the wire in the message's own bytes, which never change, and those that were set one after the other in
/// a second array, each as it is written. Both are written by copying, neighbours at once.
/// </content>
public sealed partial class SipHeaders
{
    // What is added to a message that came, mostly a Via or a tag; and all lines of a usual request that is made here.
    private const int OwnAtLeast = 128;
    private const int OwnOfRequest = 512;

    private byte[] _wire = [];
    private byte[] _own = [];
    private int _ownLength;

    /// <summary>The lines of the wire while no line has changed and all are written as they came, Content-Length apart.</summary>
    private int _asWrittenStart;
    private bool _isStartAsWritten;
    private int _asWrittenLength;

    /// <summary>How many bytes <see cref="WriteTo"/> writes.</summary>
    internal int WrittenLength
    {
        get
        {
            if (_asWrittenLength > 0)
            {
                return _asWrittenLength;
            }

            var length = 0;
            foreach (var line in _fields.All)
            {
                if (line.Id != KnownHeaders.ContentLength)
                {
                    length += RawNameOf(line).Length + line.Length + 4;
                }
            }

            return length;
        }
    }

    /// <summary>Lets the message write its start line, which says something else from now on.</summary>
    internal void ForgetStartLine() => _isStartAsWritten = false;

    /// <summary>Writes the start line as it was read, and every line but Content-Length; false when they are not written as they came.</summary>
    internal bool TryWriteWithStartLine(ref SpanWriter writer)
    {
        var isAsWritten = _isStartAsWritten && _asWrittenLength > 0;
        if (isAsWritten)
        {
            writer.Write(Wire(0, _asWrittenStart + _asWrittenLength));
        }

        return isAsWritten;
    }

    /// <summary>Writes every line but Content-Length, which the message writes after its true body.</summary>
    internal void WriteTo(ref SpanWriter writer)
    {
        if (_asWrittenLength > 0)
        {
            writer.Write(Wire(_asWrittenStart, _asWrittenLength));
            return;
        }

        ReadOnlySpan<byte> source = default;
        var isOwn = false;
        var start = 0;
        var end = 0;
        foreach (var field in _fields.All)
        {
            if (field.Id == KnownHeaders.ContentLength)
            {
                continue;
            }

            var lineStart = field.Start - 2 - RawNameOf(field).Length;
            if (field.IsPlain && lineStart == end && field.IsOwn == isOwn)
            {
                end = field.End + 2;
                continue;
            }

            writer.Write(source[start..end]);
            isOwn = field.IsOwn;
            source = isOwn ? _own : _wire;
            start = end = field.IsPlain ? lineStart : 0;
            if (field.IsPlain)
            {
                end = field.End + 2;
            }
            else
            {
                WriteLine(ref writer, field);
            }
        }

        writer.Write(source[start..end]);
    }

    /// <summary>Bytes of the message as it came.</summary>
    internal ReadOnlySpan<byte> Wire(int start, int length) => _wire.AsSpan(start, length);

    private ReadOnlySpan<byte> BytesOf(HeaderField field) => (field.IsOwn ? _own : _wire).AsSpan(field.Start, field.Length);

    /// <summary>The name as it is written.</summary>
    private ReadOnlySpan<byte> RawNameOf(HeaderField field)
    {
        if (field.Id != 0)
        {
            return KnownHeaders.RawNameOf(field.Id);
        }

        var before = (field.IsOwn ? _own : _wire).AsSpan(0, field.Start);
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return line[..line.IndexOfAny(" \t:"u8)];
    }

    private HeaderField AppendLine(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        SipGrammar.ThrowIfLineBreak(value, nameof(value));
        var length = Encoding.UTF8.GetByteCount(value);
        var field = AppendName(KnownHeaders.Find(name), name, length);
        Encoding.UTF8.GetBytes(value, _own.AsSpan(field.Start));
        return field;
    }

    private HeaderField AppendLine(byte id, ReadOnlySpan<byte> value)
    {
        var field = AppendName(id, "", value.Length);
        value.CopyTo(_own.AsSpan(field.Start));
        return field;
    }

    private HeaderField CopyLine(SipHeaders source, HeaderField field)
    {
        if (_wire.Length == 0)
        {
            _wire = source._wire;
        }

        if (!field.IsOwn && ReferenceEquals(_wire, source._wire))
        {
            return field;
        }

        var value = source.BytesOf(field);
        var copy = AppendName(field.Id, field.Id == 0 ? SipGrammar.Decode(source.RawNameOf(field)) : "", value.Length);
        value.CopyTo(_own.AsSpan(copy.Start));
        return copy;
    }

    /// <summary>Makes a line among the own ones with room for its value.</summary>
    private HeaderField AppendName(byte id, string name, int valueLength)
    {
        var isKnown = id != 0;
        if (!isKnown && !SipGrammar.IsToken(name))
        {
            throw new ArgumentException("A header's name must be a token.", nameof(name));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(valueLength, HeaderField.MaxValueLength);
        var nameLength = isKnown ? KnownHeaders.RawNameOf(id).Length : name.Length;
        MakeRoomFor(nameLength + valueLength + 4);
        var writer = new SpanWriter(_own.AsSpan(_ownLength));
        if (isKnown)
        {
            writer.Write(KnownHeaders.RawNameOf(id));
        }
        else
        {
            writer.Write(name);
        }

        writer.Write(": "u8);
        var field = new HeaderField(id, _ownLength + writer.Length, valueLength, isOwn: true, isPlain: true);
        "\r\n"u8.CopyTo(_own.AsSpan(field.End));
        _ownLength = field.End + 2;
        return field;
    }

    /// <summary>Moves the own lines to a larger array and leaves behind those that no field names any more.</summary>
    private void MakeRoomFor(int length)
    {
        if (_own.Length - _ownLength >= length)
        {
            return;
        }

        var live = 0;
        for (var i = 0; i < _fields.Count; i++)
        {
            live += _fields[i].IsOwn ? RawNameOf(_fields[i]).Length + _fields[i].Length + 4 : 0;
        }

        var larger = GC.AllocateUninitializedArray<byte>(Math.Max(_wire.Length == 0 ? OwnOfRequest : OwnAtLeast, (live * 2) + length));
        var writer = new SpanWriter(larger);
        for (var i = 0; i < _fields.Count; i++)
        {
            var field = _fields[i];
            if (field.IsOwn)
            {
                WriteLine(ref writer, field);
                _fields[i] = new HeaderField(field.Id, writer.Length - 2 - field.Length, field.Length, isOwn: true, isPlain: true);
            }
        }

        _own = larger;
        _ownLength = writer.Length;
    }

    private void WriteLine(ref SpanWriter writer, HeaderField field)
    {
        writer.Write(RawNameOf(field));
        writer.Write(": "u8);
        writer.Write(BytesOf(field));
        writer.Write("\r\n"u8);
    }
}
