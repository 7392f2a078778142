namespace PluginIm.Sip;

/// <summary>Walks over <c>;name=value;name</c>. With a fault, <see cref="MoveNext"/> is false and <see cref="Fault"/> says why.</summary>
internal ref struct ParameterReader(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    internal ReadOnlySpan<byte> Name { get; private set; }

    internal ReadOnlySpan<byte> Value { get; private set; }

    internal bool HasValue { get; private set; }

    internal string? Fault { get; private set; }

    internal static string? FaultOf(ReadOnlySpan<byte> text)
    {
        var reader = new ParameterReader(text);
        while (reader.MoveNext())
        {
        }

        return reader.Fault;
    }

    /// <summary>The value of the first parameter of that name, empty when it has none; false when there is no such parameter.</summary>
    internal static bool TryFind(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var reader = new ParameterReader(text);
        while (reader.MoveNext())
        {
            if (reader.IsNamed(name))
            {
                value = reader.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    internal readonly bool IsNamed(ReadOnlySpan<byte> name) => System.Text.Ascii.EqualsIgnoreCase(Name, name);

    internal bool MoveNext()
    {
        _rest = SipGrammar.TrimStart(_rest);
        if (_rest.IsEmpty)
        {
            return false;
        }

        if (_rest[0] != ';')
        {
            return Fail("a parameter must start with a semicolon");
        }

        _rest = SipGrammar.TrimStart(_rest[1..]);
        var length = ByteClass.Run(_rest, ByteClasses.ParameterName);
        Name = _rest[..length];
        _rest = _rest[length..];
        if (length == 0 || (!_rest.IsEmpty && _rest[0] is not ((byte)'=' or (byte)';' or (byte)' ' or (byte)'\t')))
        {
            return Fail("a parameter has no valid name");
        }

        _rest = SipGrammar.TrimStart(_rest);
        HasValue = !_rest.IsEmpty && _rest[0] == '=';
        if (!HasValue)
        {
            Value = default;
            return true;
        }

        _rest = SipGrammar.TrimStart(_rest[1..]);
        if (!_rest.IsEmpty && _rest[0] == '"')
        {
            length = SipGrammar.QuotedLength(_rest);
            if (length < 0)
            {
                return Fail("a quoted string does not end");
            }
        }
        else
        {
            length = ByteClass.Run(_rest, ByteClasses.ParameterValue);
        }

        Value = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    private bool Fail(string fault)
    {
        Fault = fault;
        return false;
    }
}
