namespace PluginIm.Sip;

/// <summary>Pieces of bytes, forgotten in the order in which they came. Positions only grow; each piece lies in one row.</summary>
internal sealed class ByteRing
{
    private const int SmallestCapacity = 4096;
    private byte[] _bytes = [];
    private long _start;
    private long _end;

    /// <summary>Adds two spans as one piece; where it starts.</summary>
    public long Add(ReadOnlySpan<byte> one, ReadOnlySpan<byte> two)
    {
        var length = one.Length + two.Length;
        var position = PositionFor(length);
        while (position + length - _start > _bytes.Length)
        {
            Grow(length);
            position = PositionFor(length);
        }

        one.CopyTo(_bytes.AsSpan(IndexOf(position)));
        two.CopyTo(_bytes.AsSpan(IndexOf(position) + one.Length));
        _end = position + length;
        return position;
    }

    public ReadOnlySpan<byte> At(long position, int length) => _bytes.AsSpan(IndexOf(position), length);

    /// <summary>Forgets all up to that position.</summary>
    public void RemoveUpTo(long position) => _start = position;

    /// <summary>Forgets all and gives the memory back.</summary>
    public void Clear() => (_bytes, _start, _end) = ([], 0, 0);

    private int IndexOf(long position) => (int)(position & (_bytes.Length - 1));

    /// <summary>Where a piece fits before the ring's end, or else at its beginning.</summary>
    private long PositionFor(int length)
    {
        if (_bytes.Length == 0)
        {
            return _end;
        }

        var rest = _bytes.Length - IndexOf(_end);
        return length <= rest ? _end : _end + rest;
    }

    private void Grow(int length)
    {
        var capacity = Math.Max(SmallestCapacity, _bytes.Length);
        while (capacity < length || capacity == _bytes.Length)
        {
            capacity = checked(capacity * 2);
        }

        var old = _bytes;
        var grown = new byte[capacity];

        // A position keeps its meaning: no piece crosses a multiple of the smaller size, so none crosses one of the larger.
        for (var position = _start; position < _end;)
        {
            var index = (int)(position & (old.Length - 1));
            var count = (int)Math.Min(old.Length - index, _end - position);
            old.AsSpan(index, count).CopyTo(grown.AsSpan((int)(position & (capacity - 1))));
            position += count;
        }

        _bytes = grown;
    }
}
