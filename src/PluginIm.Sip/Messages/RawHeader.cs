namespace PluginIm.Sip;

/// <summary>A header line's name by number, and its value's bytes.</summary>
internal readonly ref struct RawHeader(byte id, ReadOnlySpan<byte> value)
{
    private readonly ReadOnlySpan<byte> _value = value;

    internal void Deconstruct(out byte headerId, out ReadOnlySpan<byte> headerValue)
    {
        headerId = id;
        headerValue = _value;
    }
}
