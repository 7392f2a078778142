using System.Text;

namespace PluginIm.Sip;

/// <summary>A request (RFC 3261 section 7.1).</summary>
public sealed class SipRequest : SipMessage
{
    private readonly int _uriStart;
    private int _uriLength;
    private SipUri? _uri;

    /// <summary>Makes a request without any header.</summary>
    public SipRequest(SipMethod method, SipUri requestUri)
        : base(new SipHeaders(), default)
    {
        ArgumentNullException.ThrowIfNull(requestUri);
        Method = method;
        _uri = requestUri;
    }

    /// <summary>Makes a request of what was read.</summary>
    /// <param name="method">The method.</param>
    /// <param name="rawUri">Where in the message the Request-URI stands.</param>
    /// <param name="headers">The headers, which hold the message's bytes.</param>
    /// <param name="body">The body.</param>
    internal SipRequest(SipMethod method, Range rawUri, SipHeaders headers, ReadOnlyMemory<byte> body)
        : base(headers, body)
    {
        Method = method;
        _uriStart = rawUri.Start.Value;
        _uriLength = rawUri.End.Value - _uriStart;
    }

    private SipRequest(SipRequest source)
        : base(source.Headers.Clone(), source.Body)
    {
        Method = source.Method;
        _uriStart = source._uriStart;
        _uriLength = source._uriLength;
        _uri = source._uri;
    }

    /// <summary>The method.</summary>
    public SipMethod Method { get; }

    /// <summary>The Request-URI.</summary>
    public SipUri RequestUri
    {
        get => _uri ??= SipUri.Parse(Headers.Wire(_uriStart, _uriLength), "Request-URI");
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _uri = value;
            _uriLength = 0;
            Headers.ForgetStartLine();
        }
    }

    /// <summary>The Request-URI as on the wire.</summary>
    internal ReadOnlySpan<byte> RawUri => _uriLength == 0 ? RequestUri.Utf8 : Headers.Wire(_uriStart, _uriLength);

    /// <summary>Whether that is the scheme of the Request-URI, for which no more of it is read.</summary>
    internal bool HasScheme(string scheme) => RawUri.Length > scheme.Length && RawUri[scheme.Length] == ':' && Ascii.EqualsIgnoreCase(RawUri[..scheme.Length], scheme);

    /// <inheritdoc/>
    public override string StartLine => $"{Method.Name} {SipGrammar.Decode(RawUri)} SIP/2.0";

    private protected override int StartLineLength => Method.Name.Length + RawUri.Length + " ".Length + " SIP/2.0".Length;

    /// <summary>A copy whose headers and Request-URI can be changed without touching this one.</summary>
    public SipRequest Clone() => new(this);

    private protected override void WriteStartLine(ref SpanWriter writer)
    {
        writer.Write(Method.Name);
        writer.Write(" "u8);
        writer.Write(RawUri);
        writer.Write(" SIP/2.0"u8);
    }
}
