using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PluginIm.Sip;

/// <summary>Reads one message out of bytes that become the message's own. The first fault wins; reading goes on, to know whom to answer.</summary>
internal ref struct MessageReader
{
    private const int LineBreakLength = 2;
    private const int None = -1;

    private readonly byte[] _array;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly SipParserLimits _limits;
    private readonly SipHeaders _headers;
    private readonly int _maxLineLength;
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

    /// <summary>Whether the start line is written as it came.</summary>
    private bool _isStartAsWritten;
    private SipMethod _method;
    private int _status;
    private Range _uriOrPhrase;

    private MessageReader(byte[] bytes, SipParserLimits limits)
    {
        _array = bytes;
        _bytes = bytes;
        _lines = new LineScanner(bytes);
        _limits = limits;
        _maxLineLength = Math.Min(limits.MaxHeaderBytes, HeaderField.MaxValueLength);
        _headers = new SipHeaders(bytes);
        _fields = _headers.Room;
    }

    private readonly ReadOnlySpan<HeaderField> Fields => _fields[.._count];

    /// <exception cref="SipParseException">The message is malformed.</exception>
    internal static SipMessage Read(byte[] bytes, SipParserLimits limits) => new MessageReader(bytes, limits).Read();

    /// <summary>The exception for a message whose end cannot be found, with what of its head could be read.</summary>
    internal static SipParseException FramingFault(byte[] head, SipParserLimits limits, string fault, string place, int status) =>
        new MessageReader(head, limits).FramingFault(fault, place, status);

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
        _headers.TakeFromRoom(_count, _asWrittenEnd == 0 ? default : _asWrittenStart.._asWrittenEnd, _isStartAsWritten);
        return _isResponse
            ? new SipResponse(_status, _array.AsMemory()[_uriOrPhrase], _headers, body)
            : new SipRequest(_method, _uriOrPhrase, _headers, body);
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
        _isStartAsWritten = line.Length > StatusEnd + 1 && line[..3].SequenceEqual("SIP"u8);
    }

    private void ReadRequestLine(ReadOnlySpan<byte> line)
    {
        var methodEnd = ByteClass.Run(line, ByteClasses.Token);
        var uriStart = (methodEnd < line.Length && line[methodEnd] == ' ' ? methodEnd : line.IndexOf((byte)' ')) + 1;
        var uriEnd = line.EndsWith(" SIP/2.0"u8) ? line.Length - " SIP/2.0".Length : line.LastIndexOf((byte)' ');
        if (uriStart <= 0 || uriEnd <= uriStart || _lines.HoldsControls)
        {
            Fail("the request line is not method, URI and version", "start line");
            return;
        }

        _uriOrPhrase = uriStart..uriEnd;
        _check.Expect(line[..(uriStart - 1)]);
        if (!SipMethod.TryParse(line[..(uriStart - 1)], out _method))
        {
            Fail("the method is no token", "start line");
        }

        var version = line[(uriEnd + 1)..];
        _isStartAsWritten = version.SequenceEqual("SIP/2.0"u8);
        if (!_isStartAsWritten && !System.Text.Ascii.EqualsIgnoreCase(version, "SIP/2.0"u8))
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
        // A copy, which can live in registers.
        var lines = _lines;
        var order = HeaderOrder.Of(_isResponse);
        var names = UsualNames.All;
        var id = HeaderOrder.Start;
        _asWrittenStart = _asWrittenEnd = lines.Position;
        for (var left = _limits.MaxHeaders; ; left--)
        {
            var start = lines.Position;
            var length = lines.Next(unfolds: true);
            if (length <= 0)
            {
                if (length < 0)
                {
                    Fail("the header section does not end with an empty line", "message");
                }

                break;
            }

            if (left <= 0)
            {
                Fail("there are too many headers", "message", 513);
                break;
            }

            if (length > _maxLineLength)
            {
                Fail("a header is too long", "message", 513);
                continue;
            }

            // What one peer writes is known before it is read, and has only to be confirmed.
            ref var guessed = ref order[id];
            var line = (ReadOnlySpan<byte>)lines.Bytes[start..];
            id = guessed;
            ref readonly var name = ref names[id];
            if (line.Length < Vector128<byte>.Count || (Vector128.Create(line) & name.Mask) != name.Text)
            {
                guessed = id = UsualNames.Find(line, out _);
                name = ref names[id];
            }

            var valueStart = name.Length + ": ".Length;
            if (id == 0 || length <= valueStart || line[valueStart - 1] != ' ' || line[valueStart] <= ' ' || line[length - 1] <= ' ' || lines.HoldsControls)
            {
                ReadUnusualHeader(start, line[..length], lines.HoldsControls);
                continue;
            }

            Add(new HeaderField(id, start + valueStart, length - valueStart, isOwn: false, isPlain: true));
            NoteWritten(id, start, lines.Position);
            if (name.Check != HeaderCheck.None)
            {
                Check(name.Check, id, line[valueStart..length]);
            }
        }

        _lines = lines;
    }

    /// <summary>Reads a header that is not written as nearly everybody writes it: a name that is not known, a compact one, folds, spaces.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadUnusualHeader(int start, ReadOnlySpan<byte> line, bool holdsControls)
    {
        var name = line[..ByteClass.Run(line, ByteClasses.Token)];
        var colon = SipGrammar.TrimStart(line[name.Length..]);
        if (name.IsEmpty || colon is not [(byte)':', ..])
        {
            Fail("a header line has no name", "message");
            return;
        }

        var value = SipGrammar.TrimStart(colon[1..]);
        var valueStart = start + line.Length - value.Length;
        value = SipGrammar.TrimEnd(value);
        var id = KnownHeaders.Find(name);
        if (holdsControls && SipGrammar.HoldsLineBreak(value))
        {
            Fail("a value holds CR, LF or NUL", id == 0 ? "message" : KnownHeaders.NameOf(id));
            return;
        }

        var isPlain = line.Length == name.Length + 2 + value.Length && line[name.Length + 1] == ' '
            && (id == 0 || name.SequenceEqual(KnownHeaders.RawNameOf(id)));
        Add(new HeaderField(id, valueStart, value.Length, isOwn: false, isPlain));
        NoteWritten(id, isPlain ? start : None, start + line.Length + LineBreakLength);
        if (KnownHeaders.CheckOf(id) is not HeaderCheck.None and var check)
        {
            Check(check, id, value);
        }
    }

    /// <summary>Notes that a line stands there as it is written; Content-Length is written from the body.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NoteWritten(byte id, int start, int end)
    {
        if (id != KnownHeaders.ContentLength)
        {
            _asWrittenEnd = start == _asWrittenEnd ? end : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(HeaderField field)
    {
        var fields = _fields;
        var count = _count;
        if ((uint)count < (uint)fields.Length)
        {
            fields[count] = field;
            _count = count + 1;
        }
        else
        {
            AddAboveUsual(field);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddAboveUsual(HeaderField field)
    {
        _headers.Widen();
        _fields = _headers.Room;
        _fields[_count++] = field;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Check(HeaderCheck check, byte id, ReadOnlySpan<byte> value)
    {
        if (check == HeaderCheck.ContentLength)
        {
            ReadContentLength(value);
        }
        else if (_check.FaultOf(check, id, value) is { } fault && _headerFault is null)
        {
            _headerFault = fault;
            _headerFaultPlace = KnownHeaders.NameOf(id);
        }
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
