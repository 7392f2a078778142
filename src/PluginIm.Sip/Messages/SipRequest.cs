using System.Buffers;
using System.Text;

namespace PluginIm.Sip;

/// <summary>A request (RFC 3261 section 7.1).</summary>
public sealed class SipRequest : SipMessage
{
    private ReadOnlyMemory<byte> _rawUri;
    private SipUri? _uri;

    /// <summary>Makes a request without any header.</summary>
    public SipRequest(SipMethod method, SipUri requestUri)
        : base(new SipHeaders(), default)
    {
        ArgumentNullException.ThrowIfNull(requestUri);
        Method = method;
        _uri = requestUri;
    }

    internal SipRequest(SipMethod method, ReadOnlyMemory<byte> rawUri, SipHeaders headers, ReadOnlyMemory<byte> body)
        : base(headers, body)
    {
        Method = method;
        _rawUri = rawUri;
    }

    /// <summary>The method.</summary>
    public SipMethod Method { get; }

    /// <summary>The Request-URI.</summary>
    public SipUri RequestUri
    {
        get => _uri ??= SipUri.Parse(_rawUri.Span, "Request-URI");
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _uri = value;
            _rawUri = default;
        }
    }

    /// <inheritdoc/>
    public override string StartLine =>
        $"{Method.Name} {(_rawUri.IsEmpty ? RequestUri.ToString() : SipGrammar.Decode(_rawUri.Span))} SIP/2.0";

    /// <summary>A copy whose headers and Request-URI can be changed without touching this one.</summary>
    public SipRequest Clone() => new(Method, _rawUri, Headers.Clone(), Body) { _uri = _uri };

    private protected override void WriteStartLine(IBufferWriter<byte> writer)
    {
        Encoding.UTF8.GetBytes(Method.Name, writer);
        writer.Write(" "u8);
        if (_rawUri.IsEmpty)
        {
            Encoding.UTF8.GetBytes(RequestUri.ToString(), writer);
        }
        else
        {
            writer.Write(_rawUri.Span);
        }

        writer.Write(" SIP/2.0"u8);
    }
}
