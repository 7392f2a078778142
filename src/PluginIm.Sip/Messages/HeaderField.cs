namespace PluginIm.Sip;

/// <summary>
/// One header line in eight bytes: which name, and where its value lies, among the message's bytes as they came or among the lines
/// that were set. What the line says becomes text when somebody asks for it.
/// </summary>
internal readonly struct HeaderField
{
    /// <summary>What a value may have at most: its length shares a number with the rest.</summary>
    internal const int MaxValueLength = (1 << 23) - 1;

    private const ulong IdBits = 0x7F;
    private const ulong OwnBit = 1 << 7;
    private const ulong PlainBit = 1 << 8;
    private const int LengthShift = 9;
    private const int StartShift = 32;

    /// <summary>All in one number: two would be written one by one and read at once, for which the processor has to wait.</summary>
    private readonly ulong _all;

    internal HeaderField(byte id, int start, int length, bool isOwn, bool isPlain) =>
        _all = ((ulong)(uint)start << StartShift) | ((ulong)(uint)length << LengthShift)
            | (isPlain ? PlainBit : 0) | (isOwn ? OwnBit : 0) | id;

    /// <summary>The number of a known name; 0 for every other, which is then read off the line.</summary>
    internal byte Id => (byte)(_all & IdBits);

    /// <summary>Whether it is a line that was set.</summary>
    internal bool IsOwn => (_all & OwnBit) != 0;

    /// <summary>Whether the line stands there as it is written: the name in its usual form, colon, one space, the value, the line break.</summary>
    internal bool IsPlain => (_all & PlainBit) != 0;

    internal int Start => (int)(_all >> StartShift);

    internal int Length => (int)((uint)_all >> LengthShift);

    internal int End => Start + Length;
}
