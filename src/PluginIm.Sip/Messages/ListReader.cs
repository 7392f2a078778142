namespace PluginIm.Sip;

/// <summary>Walks over the elements of a comma-separated value, or over the one value that is no list; commas in quotes and brackets do not count, empty elements are passed over.</summary>
internal ref struct ListReader(ReadOnlySpan<byte> text, bool isList = true)
{
    private ReadOnlySpan<byte> _rest = text;

    internal ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>What follows the current element and its comma.</summary>
    internal readonly ReadOnlySpan<byte> Rest => _rest;

    internal bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            var length = isList && _rest.Contains((byte)',') ? ElementLength(_rest) : _rest.Length;
            Current = SipGrammar.Trim(_rest[..length]);
            _rest = length < _rest.Length ? _rest[(length + 1)..] : default;
            if (!Current.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static int ElementLength(ReadOnlySpan<byte> text)
    {
        var inBrackets = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)',' when !inBrackets:
                    return i;
                case (byte)'<':
                    inBrackets = true;
                    break;
                case (byte)'>':
                    inBrackets = false;
                    break;
                case (byte)'"' when !inBrackets:
                    var quoted = SipGrammar.QuotedLength(text[i..]);
                    if (quoted < 0)
                    {
                        return text.Length;
                    }

                    i += quoted - 1;
                    break;
            }
        }

        return text.Length;
    }
}
