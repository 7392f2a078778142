namespace PluginIm.Sip;

/// <summary>The head of a record in a <see cref="FinishedChunk"/>; the bytes of its key follow, and those of its value.</summary>
internal struct FinishedRecord
{
    /// <summary>When its time is over, in the wheel's ticks.</summary>
    public long Due;

    /// <summary>Where an older record of the same bucket lies; before the first record where there is none.</summary>
    public long Older;

    public int Hash;
    public int KeyLength;
    public int ValueLength;

    /// <summary>Which flow of its chunk; <see cref="NoFlow"/> or <see cref="Removed"/> otherwise.</summary>
    public int Flow;

    public const int NoFlow = -1;
    public const int Removed = -2;
}
