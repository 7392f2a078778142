namespace PluginIm.Sip;

/// <summary>Reads one message out of bytes that become the message's own. The first fault wins; reading goes on, to know whom to answer.</summary>
internal ref struct MessageReader
{
    /// <summary>How many header lines are noted on the stack; what has more pays an array.</summary>
    private const int UsualHeaders = 32;
    private const int LineBreakLength = 2;

    private readonly byte[] _array;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly SipParserLimits _limits;
    private Span<HeaderField> _fields;
    private int _count;
    private int _asWrittenStart;

    /// <summary>How far the lines are written as they came, one behind the other; 0 once one is not.</summary>
    private int _asWrittenEnd;
    private LineScanner _lines;
    private int _contentLength = -1;
    private string? _fault;
    private string _faultPlace = "";
    private int _faultStatus;

    /// <summary>Stands back behind what is wrong with the message as a whole, wherever that is.</summary>
    private string? _headerFault;
    private string _headerFaultPlace = "";
    private MandatoryHeaderCheck _check;

    private bool _isResponse;
    private SipMethod _method;
    private int _status;
    private Range _uriOrPhrase;

    private MessageReader(byte[] bytes, SipParserLimits limits, Span<HeaderField> fields)
    {
        _array = bytes;
        _bytes = bytes;
        _lines = new LineScanner(bytes);
        _limits = limits;
        _fields = fields;
    }

    private readonly ReadOnlySpan<HeaderField> Fields => _fields[.._count];

    /// <exception cref="SipParseException">The message is malformed.</exception>
    internal static SipMessage Read(byte[] bytes, SipParserLimits limits) =>
        new MessageReader(bytes, limits, stackalloc HeaderField[UsualHeaders]).Read();

    /// <summary>The exception for a message whose end cannot be found, with what of its head could be read.</summary>
    internal static SipParseException FramingFault(byte[] head, SipParserLimits limits, string fault, string place, int status) =>
        new MessageReader(head, limits, stackalloc HeaderField[UsualHeaders]).FramingFault(fault, place, status);

    private SipMessage Read()
    {
        ReadStartLine();
        ReadHeaders();
        var body = ReadBody();
        _headerFault ??= _check.FaultOfMissing(out _headerFaultPlace);
        if (_headerFault is not null)
        {
            Fail(_headerFault, _headerFaultPlace);
        }

        return _fault is null ? Message(body) : throw Exception();
    }

    private SipParseException FramingFault(string fault, string place, int status)
    {
        ReadStartLine();
        ReadHeaders();
        _fault = fault;
        _faultPlace = place;
        _faultStatus = status;
        return Exception();
    }

    private readonly SipMessage Message(ReadOnlyMemory<byte> body)
    {
        var headers = new SipHeaders(_array, Fields.ToArray(), _asWrittenEnd == 0 ? default : _asWrittenStart.._asWrittenEnd);
        return _isResponse
            ? new SipResponse(_status, _array.AsMemory()[_uriOrPhrase], headers, body)
            : new SipRequest(_method, _uriOrPhrase, headers, body);
    }

    private readonly SipParseException Exception()
    {
        var canAnswer = !_isResponse && _method != SipMethod.Ack && MandatoryHeaderCheck.CanAnswer(Fields, _bytes);
        return new SipParseException(_fault!, _faultPlace, _faultStatus, canAnswer ? (SipRequest)Message(default) : null);
    }

    private void Fail(string fault, string place, int status = 400)
    {
        if (_fault is null)
        {
            _fault = fault;
            _faultPlace = place;
            _faultStatus = status;
        }
    }

    private void ReadStartLine()
    {
        var length = _lines.Next(unfolds: false);
        var line = length < 0 ? _bytes : _bytes[..length];
        _isResponse = line.Length >= 4 && line[0] is (byte)'S' or (byte)'s' && System.Text.Ascii.EqualsIgnoreCase(line[..4], "SIP/"u8);
        if (_isResponse)
        {
            ReadStatusLine(line);
        }
        else
        {
            ReadRequestLine(line);
        }

        _check = new MandatoryHeaderCheck(_isResponse, _method);
    }

    private void ReadStatusLine(ReadOnlySpan<byte> line)
    {
        const int StatusEnd = 11;
        if (line.Length < StatusEnd || !line[4..8].SequenceEqual("2.0 "u8)
            || !SipGrammar.TryNumber(line[8..StatusEnd], 699, out _status) || _status < 100
            || (line.Length > StatusEnd && line[StatusEnd] != ' ')
            || _lines.HoldsControls)
        {
            Fail("the status line is malformed", "start line");
            return;
        }

        _uriOrPhrase = Math.Min(StatusEnd + 1, line.Length)..line.Length;
    }

    private void ReadRequestLine(ReadOnlySpan<byte> line)
    {
        var uriStart = line.IndexOf((byte)' ') + 1;
        var uriEnd = line.LastIndexOf((byte)' ');
        if (uriStart <= 0 || uriEnd <= uriStart || _lines.HoldsControls)
        {
            Fail("the request line is not method, URI and version", "start line");
            return;
        }

        _uriOrPhrase = uriStart..uriEnd;
        if (!SipMethod.TryParse(line[..(uriStart - 1)], out _method))
        {
            Fail("the method is no token", "start line");
        }

        var version = line[(uriEnd + 1)..];
        if (!version.SequenceEqual("SIP/2.0"u8) && !System.Text.Ascii.EqualsIgnoreCase(version, "SIP/2.0"u8))
        {
            var isOtherVersion = version.Length > 4 && System.Text.Ascii.EqualsIgnoreCase(version[..4], "SIP/"u8);
            Fail("the version is not SIP/2.0", "start line", isOtherVersion ? 505 : 400);
        }

        if (!UsualValues.IsUri(line[uriStart..uriEnd]) && FaultOfRequestUri(line[uriStart..uriEnd]) is { } fault)
        {
            Fail(fault, "Request-URI");
        }
    }

    /// <summary>Section 19.1.1 has no headers there; an element behind might take them for the message's own.</summary>
    private static string? FaultOfRequestUri(ReadOnlySpan<byte> text) =>
        UriParts.Scan(text, out var uri) ?? (uri.Headers.IsEmpty ? null : "a Request-URI has no headers");

    private void ReadHeaders()
    {
        _asWrittenStart = _asWrittenEnd = _lines.Position;
        var count = 0;
        while (true)
        {
            var start = _lines.Position;
            var length = _lines.Next(unfolds: true);
            if (length < 0)
            {
                Fail("the header section does not end with an empty line", "message");
                return;
            }

            if (length == 0)
            {
                return;
            }

            if (++count > _limits.MaxHeaders)
            {
                Fail("there are too many headers", "message", 513);
                return;
            }

            if (length > _limits.MaxHeaderBytes || length > HeaderField.MaxValueLength)
            {
                Fail("a header is too long", "message", 513);
                continue;
            }

            ReadHeader(start, length);
        }
    }

    private void ReadHeader(int start, int length)
    {
        var line = _bytes.Slice(start, length);
        var id = UsualNames.Find(_bytes[start..], out var nameLength);
        var valueStart = nameLength + 2;
        if (id != 0 && length > valueStart && line[nameLength + 1] == ' ' && !_lines.HoldsControls
            && line[valueStart] is not ((byte)' ' or (byte)'\t') && line[^1] is not ((byte)' ' or (byte)'\t'))
        {
            AddHeader(id, start, start + valueStart, line[valueStart..], isPlain: true);
            return;
        }

        ReadUnusualHeader(start, line);
    }

    private void ReadUnusualHeader(int start, ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var name = colon < 0 ? default : SipGrammar.TrimEnd(line[..colon]);
        if (!SipGrammar.IsToken(name))
        {
            Fail("a header line has no name", "message");
            return;
        }

        var value = SipGrammar.TrimStart(line[(colon + 1)..]);
        var valueStart = start + line.Length - value.Length;
        value = SipGrammar.TrimEnd(value);
        var id = KnownHeaders.Find(name);
        if (_lines.HoldsControls && SipGrammar.HoldsLineBreak(value))
        {
            Fail("a value holds CR, LF or NUL", id == 0 ? "message" : KnownHeaders.NameOf(id));
            return;
        }

        var isPlain = line.Length == name.Length + 2 + value.Length && line[name.Length + 1] == ' '
            && (id == 0 || name.SequenceEqual(KnownHeaders.RawNameOf(id)));
        AddHeader(id, start, valueStart, value, isPlain);
    }

    private void AddHeader(byte id, int lineStart, int start, ReadOnlySpan<byte> value, bool isPlain)
    {
        if (id == KnownHeaders.ContentLength)
        {
            ReadContentLength(value);
        }
        else
        {
            _asWrittenEnd = isPlain && lineStart == _asWrittenEnd ? start + value.Length + LineBreakLength : 0;
        }

        var check = KnownHeaders.CheckOf(id);
        if (check != HeaderCheck.None && _headerFault is null)
        {
            _headerFault = _check.FaultOf(check, id, value);
            _headerFaultPlace = _headerFault is null ? "" : KnownHeaders.NameOf(id);
        }

        Add(new HeaderField(id, start, value.Length, isOwn: false, isPlain));
    }

    private void Add(HeaderField field)
    {
        if (_count == _fields.Length)
        {
            var larger = new HeaderField[_count * 2];
            _fields.CopyTo(larger);
            _fields = larger;
        }

        _fields[_count++] = field;
    }

    private void ReadContentLength(ReadOnlySpan<byte> value)
    {
        // Two different lengths are how one message is smuggled inside another.
        if (!SipGrammar.TryNumber(value, int.MaxValue, out int length) || (_contentLength >= 0 && _contentLength != length))
        {
            Fail("the length is malformed or contradicts another", SipHeaderNames.ContentLength);
            return;
        }

        _contentLength = length;
    }

    private ReadOnlyMemory<byte> ReadBody()
    {
        var available = _bytes.Length - _lines.Position;
        if (_contentLength > available)
        {
            Fail("the body is shorter than Content-Length says", "body");
            return default;
        }

        // Section 18.3: what a datagram holds beyond Content-Length is discarded; without one the body goes to its end.
        var length = _contentLength < 0 ? available : _contentLength;
        if (length > _limits.MaxBodyBytes)
        {
            Fail("the body is too large", "body", 513);
        }

        return _array.AsMemory(_lines.Position, length);
    }
}
