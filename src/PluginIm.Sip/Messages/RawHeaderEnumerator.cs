namespace PluginIm.Sip;

/// <summary>Walks over header lines as number of the name and raw value, for checks that make no string.</summary>
internal ref struct RawHeaderEnumerator(ReadOnlySpan<HeaderField> fields, ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<HeaderField> _fields = fields;
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _index = -1;

    public readonly RawHeader Current => new(_fields[_index].Id, _bytes.Slice(_fields[_index].Start, _fields[_index].Length));

    public readonly RawHeaderEnumerator GetEnumerator() => this;

    public bool MoveNext() => ++_index < _fields.Length;
}
