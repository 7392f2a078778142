using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PluginIm.Sip;

/// <summary>A piece of memory with whole records one after the other, and the flows that they name.</summary>
internal sealed class FinishedChunk(int size)
{
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(size);
    private readonly List<SipFlow> _flows = [];

    public int Size => _bytes.Length;

    /// <summary>Where the next record would start.</summary>
    public int Used { get; private set; }

    public int Count { get; private set; }

    private static int HeadLength => Unsafe.SizeOf<FinishedRecord>();

    /// <summary>How much a record takes: the next one's head is to be aligned.</summary>
    public static int LengthOf(int keyLength, int valueLength) => checked((HeadLength + keyLength + valueLength + 7) & ~7);

    public static int LengthOf(in FinishedRecord record) => LengthOf(record.KeyLength, record.ValueLength);

    public bool HasRoomFor(int length) => length <= _bytes.Length - Used;

    public void Add(FinishedRecord head, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, SipFlow? flow)
    {
        head.Flow = flow is null ? FinishedRecord.NoFlow : IndexOf(flow);
        At(Used) = head;
        key.CopyTo(_bytes.AsSpan(Used + HeadLength));
        value.CopyTo(_bytes.AsSpan(Used + HeadLength + key.Length));
        Used += LengthOf(head);
        Count++;
    }

    public ref FinishedRecord At(int offset) => ref MemoryMarshal.AsRef<FinishedRecord>(_bytes.AsSpan(offset));

    public ReadOnlySpan<byte> KeyAt(int offset) => _bytes.AsSpan(offset + HeadLength, At(offset).KeyLength);

    public ReadOnlySpan<byte> ValueAt(int offset) => _bytes.AsSpan(offset + HeadLength + At(offset).KeyLength, At(offset).ValueLength);

    public SipFlow? FlowAt(int offset) => At(offset).Flow is >= 0 and var flow ? _flows[flow] : null;

    public void Clear()
    {
        (Used, Count) = (0, 0);
        _flows.Clear();
    }

    private int IndexOf(SipFlow flow)
    {
        // Mostly the same few send, one after the other.
        for (var i = _flows.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_flows[i], flow))
            {
                return i;
            }
        }

        _flows.Add(flow);
        return _flows.Count - 1;
    }
}
