namespace PluginIm.Sip;

/// <summary>
/// One part of <see cref="FinishedTransactions"/>, to be used under a lock: records in chunks, in the order of their end, found by hash.
/// A position is the number of a chunk and an offset there; positions only grow.
/// </summary>
internal sealed class FinishedShard(FinishedMemory memory)
{
    private const int SmallestChunk = 1024;
    private const int LargestChunk = 16 * 1024;
    private const int SmallestIndex = 16;

    // A larger record starts a chunk of its own, so offsets stay below that.
    private const int Span = LargestChunk;

    private const int MarkBits = 16;
    private const long Marks = (1L << MarkBits) - 1;
    private const long Nothing = -1L << MarkBits;

    private readonly List<FinishedChunk> _chunks = [];
    private FinishedChunk? _spare;
    private long _firstChunk;
    private int _firstOffset;

    // By hash: the position of the record that was added last, which chains the older ones, and below it a bit for each that is there. Mostly
    // nothing is found, and no record needs to be looked at for that: they lie all over the memory.
    private long[] _buckets = [];

    public int Count { get; private set; }

    /// <summary>When the oldest is due; only where there is one.</summary>
    public TimeSpan FirstDue => new(_chunks[0].At(_firstOffset).Due);

    private long FirstPosition => (_firstChunk * Span) + _firstOffset;

    public void Add(TransactionKey key, ReadOnlySpan<byte> value, SipFlow? flow, TimeSpan due)
    {
        if (Count == _buckets.Length)
        {
            Index(Math.Max(SmallestIndex, _buckets.Length * 2));
        }

        var chunk = ChunkFor(FinishedChunk.LengthOf(key.Bytes.Length, value.Length));
        ref var bucket = ref BucketOf(key.Hash);
        var older = bucket >> MarkBits;
        var head = new FinishedRecord
        {
            Due = due.Ticks,
            Older = older,
            Hash = key.Hash,
            KeyLength = key.Bytes.Length,
            ValueLength = value.Length,
        };
        var position = ((_firstChunk + _chunks.Count - 1) * Span) + chunk.Used;
        bucket = BucketOf(position, key.Hash, older >= FirstPosition ? bucket : 0);
        chunk.Add(head, key.Bytes, value, flow);
        Count++;
    }

    public bool Contains(TransactionKey key) => TryFind(key, out _, out _);

    public bool TryGet(TransactionKey key, out FinishedTransaction finished)
    {
        var isFound = TryFind(key, out var chunk, out var offset);
        finished = isFound ? new FinishedTransaction(chunk.ValueAt(offset).ToArray(), chunk.FlowAt(offset)) : default;
        return isFound;
    }

    /// <summary>Nothing finds it from here on; its place is free when its time comes.</summary>
    public void Remove(TransactionKey key)
    {
        if (TryFind(key, out var chunk, out var offset))
        {
            chunk.At(offset).Flow = FinishedRecord.Removed;
        }
    }

    /// <summary>Forgets what is due, and gives back the memory that a rush has taken.</summary>
    public void Expire(TimeSpan now)
    {
        while (Count > 0 && _chunks[0].At(_firstOffset) is var first && first.Due <= now.Ticks)
        {
            _firstOffset += FinishedChunk.LengthOf(first);
            Count--;
            if (_firstOffset == _chunks[0].Used)
            {
                DropFirstChunk();
            }
        }

        if (Count == 0)
        {
            Drop(_spare);
            (_spare, _buckets) = (null, []);
        }
        else if (Count < _buckets.Length / 4 && _buckets.Length > SmallestIndex)
        {
            Index(_buckets.Length / 2);
        }
    }

    private bool TryFind(TransactionKey key, out FinishedChunk chunk, out int offset)
    {
        // What a chain names beyond the first record has been forgotten, and so has all that is older.
        var bucket = Count > 0 ? BucketOf(key.Hash) : Nothing;
        for (var position = (bucket & MarkOf(key.Hash)) != 0 ? bucket >> MarkBits : -1; position >= FirstPosition;)
        {
            chunk = _chunks[(int)((position / Span) - _firstChunk)];
            offset = (int)(position % Span);
            ref var record = ref chunk.At(offset);
            if (record.Hash == key.Hash && record.Flow != FinishedRecord.Removed && chunk.KeyAt(offset).SequenceEqual(key.Bytes))
            {
                return true;
            }

            position = record.Older;
        }

        (chunk, offset) = (null!, 0);
        return false;
    }

    // The lowest bits tell the shards apart.
    private ref long BucketOf(int hash) => ref _buckets[(uint)hash / 64 & (uint)(_buckets.Length - 1)];

    private static long BucketOf(long position, int hash, long older) => (position << MarkBits) | (older & Marks) | MarkOf(hash);

    // The highest bits, which no index is as large as to use.
    private static long MarkOf(int hash) => 1L << (hash >>> 28);

    /// <summary>Finds all records anew in an index of another size.</summary>
    private void Index(int size)
    {
        _buckets = new long[size];
        Array.Fill(_buckets, Nothing);
        for (var i = 0; i < _chunks.Count; i++)
        {
            var chunk = _chunks[i];
            for (var offset = i == 0 ? _firstOffset : 0; offset < chunk.Used;)
            {
                ref var record = ref chunk.At(offset);
                ref var bucket = ref BucketOf(record.Hash);
                record.Older = bucket >> MarkBits;
                bucket = BucketOf(((_firstChunk + i) * Span) + offset, record.Hash, bucket);
                offset += FinishedChunk.LengthOf(record);
            }
        }
    }

    /// <summary>The chunk that takes the next record; where all memory is taken the shard's oldest records make room.</summary>
    private FinishedChunk ChunkFor(int length)
    {
        var last = _chunks.Count > 0 ? _chunks[^1] : null;
        if (last is not null && last.HasRoomFor(length))
        {
            return last;
        }

        var usual = last is null ? SmallestChunk : Math.Min(last.Size * 2, LargestChunk);
        var size = Math.Max(usual, length);
        if (_spare is null || _spare.Size < size)
        {
            MakeRoomFor(size);
        }

        FinishedChunk chunk;
        if (_spare is not null && _spare.Size >= size)
        {
            (chunk, _spare) = (_spare, null);
        }
        else
        {
            memory.Take(size);
            chunk = new FinishedChunk(size);
        }

        _chunks.Add(chunk);
        return chunk;
    }

    private void MakeRoomFor(int size)
    {
        while (_chunks.Count > 1 && (_spare is null || _spare.Size < size))
        {
            if (memory.TryTake(size))
            {
                memory.Return(size);
                return;
            }

            Count -= _chunks[0].Count;
            DropFirstChunk();
        }
    }

    /// <summary>The chunk that ends takes the place of the one that is needed next, unless it is of an odd size.</summary>
    private void DropFirstChunk()
    {
        var chunk = _chunks[0];
        _chunks.RemoveAt(0);
        _firstChunk++;
        _firstOffset = 0;
        chunk.Clear();
        if (_spare is null && chunk.Size == LargestChunk)
        {
            _spare = chunk;
        }
        else
        {
            Drop(chunk);
        }
    }

    private void Drop(FinishedChunk? chunk) => memory.Return(chunk?.Size ?? 0);
}
