namespace PluginIm.Sip;

/// <summary>
/// Cuts a byte stream into messages and keep-alives (RFC 3261 section 18.3, RFC 5626 section 4.4.1). Append what arrived, then
/// read until false. However the stream is cut, the items are the same. For one reader; it does no input or output itself.
/// </summary>
public sealed class SipStreamParser
{
    private readonly SipParserLimits _limits;
    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private int _searched;
    private int _messageLength;
    private bool _isFramingLost;

    /// <summary>Makes a parser for one connection.</summary>
    /// <param name="limits">What to accept at most; null for the defaults.</param>
    public SipStreamParser(SipParserLimits? limits = null) => _limits = limits ?? SipParserLimits.Default;

    /// <summary>Whether what was appended ends within an item; after <see cref="SipStreamItemKind.FramingLost"/> it always does.</summary>
    internal bool IsWithinMessage => _isFramingLost || !Pending.IsEmpty;

    private ReadOnlySpan<byte> Pending => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Takes the bytes that arrived; they are copied.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        if (_isFramingLost)
        {
            return;
        }

        MakeRoomFor(data.Length);
        data.CopyTo(_buffer.AsSpan(_end));
        _end += data.Length;
    }

    /// <summary>Reads the next whole item; false when more bytes are needed, or after <see cref="SipStreamItemKind.FramingLost"/>.</summary>
    public bool TryRead(out SipStreamItem item)
    {
        item = default;
        if (_isFramingLost || Pending.IsEmpty)
        {
            return false;
        }

        if (_messageLength == 0)
        {
            if (Pending[0] == '\r')
            {
                return TryReadLineBreak(out item);
            }

            if (!TryFindEnd(out item))
            {
                return item.Kind == SipStreamItemKind.FramingLost;
            }
        }

        if (Pending.Length < _messageLength)
        {
            return false;
        }

        item = ReadMessage(Pending[.._messageLength]);
        Consume(_messageLength);
        return true;
    }

    private bool TryReadLineBreak(out SipStreamItem item)
    {
        item = default;
        if (Pending.Length < 2)
        {
            return false;
        }

        if (Pending[1] != '\n')
        {
            item = LoseFraming(new SipParseException("a CR stands alone", "message"));
            return true;
        }

        item = new SipStreamItem(SipStreamItemKind.LineBreak);
        Consume(2);
        return true;
    }

    private bool TryFindEnd(out SipStreamItem item)
    {
        item = default;
        var pending = Pending;
        var from = Math.Max(0, _searched - 3);
        var found = pending[from..].IndexOf("\r\n\r\n"u8);
        var headLength = found < 0 ? pending.Length : from + found + 4;
        if (headLength > _limits.MaxMessageBytes)
        {
            // Judged by as much as is allowed, which is there however the stream was cut.
            item = LoseFraming(FaultIn(pending[.._limits.MaxMessageBytes], "the header section is too large", "message", 513));
            return false;
        }

        if (found < 0)
        {
            _searched = pending.Length;
            return false;
        }

        var head = pending[..headLength];
        var fault = ContentLengthReader.Read(head, out var bodyLength);
        if (fault is not null)
        {
            item = LoseFraming(FaultIn(head, fault, SipHeaderNames.ContentLength, 400));
            return false;
        }

        if (bodyLength > _limits.MaxBodyBytes || head.Length + bodyLength > _limits.MaxMessageBytes)
        {
            item = LoseFraming(FaultIn(head, "the message is too large", "message", 513));
            return false;
        }

        _messageLength = head.Length + bodyLength;
        return true;
    }

    private SipParseException FaultIn(ReadOnlySpan<byte> head, string fault, string place, int status) =>
        MessageReader.FramingFault(head.ToArray(), _limits, fault, place, status);

    private SipStreamItem ReadMessage(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new SipStreamItem(SipStreamItemKind.Message, SipParser.Parse(bytes, _limits));
        }
        catch (SipParseException error)
        {
            return new SipStreamItem(SipStreamItemKind.Malformed, Error: error);
        }
    }

    private SipStreamItem LoseFraming(SipParseException error)
    {
        _isFramingLost = true;
        _buffer = [];
        _start = _end = 0;
        return new SipStreamItem(SipStreamItemKind.FramingLost, Error: error);
    }

    private void Consume(int length)
    {
        _start += length;
        _searched = 0;
        _messageLength = 0;
        if (_start == _end)
        {
            _start = _end = 0;
        }
    }

    private void MakeRoomFor(int length)
    {
        if (_buffer.Length - _end >= length)
        {
            return;
        }

        var pending = _end - _start;
        var target = pending + length <= _buffer.Length ? _buffer : new byte[Math.Max(2048, (pending + length) * 2)];
        _buffer.AsSpan(_start, pending).CopyTo(target);
        _buffer = target;
        _start = 0;
        _end = pending;
    }
}
