using System.Text;

namespace PluginIm.Sip;

/// <summary>Parts a header's value from its parameters: <c>value;name=value</c>, with a value that may be quoted or in brackets.</summary>
internal static class ParameterizedValue
{
    /// <summary>False where the parameters are malformed. The value comes trimmed, with its quotes or brackets.</summary>
    public static bool TrySplit(string? text, out string value, out SipParameters parameters)
    {
        value = "";
        parameters = SipParameters.Empty;
        if (text is null)
        {
            return false;
        }

        var bytes = SipGrammar.Trim(Encoding.UTF8.GetBytes(text));
        var length = ValueLength(bytes);
        if (length < 0 || SipGrammar.HoldsLineBreak(bytes) || ParameterReader.FaultOf(bytes[length..]) is not null)
        {
            return false;
        }

        value = SipGrammar.Decode(SipGrammar.Trim(bytes[..length]));
        parameters = SipParameters.FromScanned(bytes[length..]);
        return true;
    }

    private static int ValueLength(ReadOnlySpan<byte> text)
    {
        var start = text switch
        {
            [(byte)'"', ..] => SipGrammar.QuotedLength(text),
            [(byte)'<', ..] => text.IndexOf((byte)'>'),
            _ => 0,
        };
        if (start < 0)
        {
            return -1;
        }

        var semicolon = text[start..].IndexOf((byte)';');
        return semicolon < 0 ? text.Length : start + semicolon;
    }
}
