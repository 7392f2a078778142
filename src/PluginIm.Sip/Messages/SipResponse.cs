using System.Globalization;
using System.Text;

namespace PluginIm.Sip;

/// <summary>A response (RFC 3261 section 7.2).</summary>
public sealed class SipResponse : SipMessage
{
    private readonly ReadOnlyMemory<byte> _rawPhrase;
    private string? _phrase;

    /// <summary>Makes a response without any header.</summary>
    /// <param name="status">100 to 699.</param>
    /// <param name="phrase">The reason phrase; null for the usual one.</param>
    public SipResponse(int status, string? phrase = null)
        : base(new SipHeaders(), default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 699);
        SipGrammar.ThrowIfLineBreak(phrase, nameof(phrase));
        StatusCode = status;
        _phrase = phrase ?? SipStatus.PhraseOf(status);
    }

    internal SipResponse(int status, ReadOnlyMemory<byte> rawPhrase, SipHeaders headers, ReadOnlyMemory<byte> body)
        : base(headers, body)
    {
        StatusCode = status;
        _rawPhrase = rawPhrase;
    }

    /// <summary>The status, 100 to 699.</summary>
    public int StatusCode { get; }

    /// <summary>The reason phrase; empty when the wire had none.</summary>
    public string ReasonPhrase => _phrase ??= SipGrammar.Decode(_rawPhrase.Span);

    /// <summary>Whether the status is 1xx.</summary>
    public bool IsProvisional => StatusCode < 200;

    /// <summary>Whether the status is 200 or above.</summary>
    public bool IsFinal => StatusCode >= 200;

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => StatusCode is >= 200 and < 300;

    /// <summary>Whether no peer sent it: this side made it, for a time-out (408) or a failure of the transport (503).</summary>
    public bool IsLocal { get; internal set; }

    /// <inheritdoc/>
    public override string StartLine => string.Create(CultureInfo.InvariantCulture, $"SIP/2.0 {StatusCode} {ReasonPhrase}");

    /// <summary>
    /// The response to a request with what section 8.2.6 has it copy: Via, From, To, Call-ID, CSeq. The To tag is for the caller to add.
    /// </summary>
    public static SipResponse For(SipRequest request, int status, string? phrase = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = new SipResponse(status, phrase);
        response.Headers.CopyFrom(request.Headers, KnownHeaders.Via);
        response.Headers.CopyFrom(request.Headers, KnownHeaders.From);
        response.Headers.CopyFrom(request.Headers, KnownHeaders.To);
        response.Headers.CopyFrom(request.Headers, KnownHeaders.CallId);
        response.Headers.CopyFrom(request.Headers, KnownHeaders.CSeq);
        return response;
    }

    /// <summary>A copy whose headers can be changed without touching this one.</summary>
    public SipResponse Clone() => new(StatusCode, _rawPhrase, Headers.Clone(), Body) { _phrase = _phrase };

    private protected override int StartLineLength =>
        "SIP/2.0 200 ".Length + (_rawPhrase.IsEmpty ? Encoding.UTF8.GetByteCount(ReasonPhrase) : _rawPhrase.Length);

    private protected override void WriteStartLine(ref SpanWriter writer)
    {
        writer.Write("SIP/2.0 "u8);
        writer.Write(StatusCode);
        writer.Write(" "u8);
        if (_rawPhrase.IsEmpty)
        {
            writer.Write(ReasonPhrase);
        }
        else
        {
            writer.Write(_rawPhrase.Span);
        }
    }
}
