namespace PluginIm.Sip;

/// <summary>
/// One header line in eight bytes: which name, and where its value lies, among the message's bytes as they came or among the lines
/// that were set. What the line says becomes text when somebody asks for it.
/// </summary>
internal readonly struct HeaderField
{
    /// <summary>What a value may have at most: its length shares a number with the rest.</summary>
    internal const int MaxValueLength = (1 << 23) - 1;

    private const int OwnBit = 1 << 7;
    private const int PlainBit = 1 << 8;
    private const int LengthShift = 9;

    private readonly uint _rest;

    internal HeaderField(byte id, int start, int length, bool isOwn, bool isPlain)
    {
        Start = start;
        _rest = ((uint)length << LengthShift) | (isPlain ? (uint)PlainBit : 0) | (isOwn ? (uint)OwnBit : 0) | id;
    }

    /// <summary>The number of a known name; 0 for every other, which is then read off the line.</summary>
    internal byte Id => (byte)(_rest & (OwnBit - 1));

    /// <summary>Whether it is a line that was set.</summary>
    internal bool IsOwn => (_rest & OwnBit) != 0;

    /// <summary>Whether the line stands there as it is written: the name in its usual form, colon, one space, the value, the line break.</summary>
    internal bool IsPlain => (_rest & PlainBit) != 0;

    internal int Start { get; }

    internal int Length => (int)(_rest >> LengthShift);

    internal int End => Start + Length;
}
