using System.Globalization;

namespace PluginIm.Sip;

/// <summary>A CSeq: number and method (RFC 3261 section 20.16).</summary>
/// <param name="Number">The sequence number, below 2^31.</param>
/// <param name="Method">The request's method.</param>
public readonly record struct SipCSeq(uint Number, SipMethod Method)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} {Method.Name}");

    internal static string? Scan(ReadOnlySpan<byte> text, out uint number, out ReadOnlySpan<byte> method)
    {
        text = SipGrammar.Trim(text);
        number = 0;
        method = default;
        var space = text.IndexOfAny(" \t"u8);
        if (space < 0 || !SipGrammar.TryNumber(text[..space], int.MaxValue, out number))
        {
            return "the CSeq number is missing, malformed or 2^31 and above";
        }

        method = SipGrammar.TrimStart(text[space..]);
        return SipGrammar.IsToken(method) ? null : "the CSeq names no method";
    }

    internal static SipCSeq Parse(ReadOnlySpan<byte> text)
    {
        if (Scan(text, out var number, out var name) is not null || !SipMethod.TryParse(name, out var method))
        {
            throw new SipParseException("the CSeq is malformed", SipHeaderNames.CSeq);
        }

        return new SipCSeq(number, method);
    }
}
