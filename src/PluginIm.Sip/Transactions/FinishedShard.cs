namespace PluginIm.Sip;

/// <summary>
/// One part of <see cref="FinishedTransactions"/>, to be used under a lock: a ring of entries, found by hash, and a ring of the bytes they own.
/// </summary>
internal sealed class FinishedShard
{
    private const int SmallestCapacity = 16;
    private ByteRing _bytes = new();
    private Entry[] _entries = [];
    private SipFlow?[] _flows = [];

    // By hash: one more than the index of the entry that was added last; the entries chain the older ones.
    private int[] _buckets = [];
    private int _first;

    public int Count { get; private set; }

    /// <summary>When the oldest is due; only where there is one.</summary>
    public TimeSpan FirstDue => _entries[_first].Due;

    public void Add(TransactionKey key, ReadOnlySpan<byte> value, SipFlow? flow, TimeSpan due)
    {
        if (Count == _entries.Length)
        {
            Resize(Math.Max(SmallestCapacity, _entries.Length * 2));
        }

        var index = (_first + Count++) & (_entries.Length - 1);
        _entries[index] = new Entry
        {
            Hash = key.Hash,
            Due = due,
            Position = _bytes.Add(key.Bytes, value),
            KeyLength = key.Bytes.Length,
            ValueLength = value.Length,
        };
        _flows[index] = flow;
        Link(index);
    }

    public bool Contains(TransactionKey key) => Find(key) >= 0;

    public bool TryGet(TransactionKey key, out FinishedTransaction finished)
    {
        var index = Find(key);
        if (index < 0)
        {
            finished = default;
            return false;
        }

        ref var entry = ref _entries[index];
        finished = new FinishedTransaction(_bytes.At(entry.Position + entry.KeyLength, entry.ValueLength).ToArray(), _flows[index]);
        return true;
    }

    /// <summary>Nothing finds it from here on; its place is free when its time comes.</summary>
    public void Remove(TransactionKey key)
    {
        var index = Find(key);
        if (index >= 0)
        {
            Unlink(index);
            _entries[index].IsRemoved = true;
            _flows[index] = null;
        }
    }

    /// <summary>Forgets what is due, and gives back the memory that a rush has taken.</summary>
    public void Expire(TimeSpan now)
    {
        while (Count > 0 && _entries[_first].Due <= now)
        {
            ref var entry = ref _entries[_first];
            if (!entry.IsRemoved)
            {
                Unlink(_first);
            }

            _bytes.RemoveUpTo(entry.Position + entry.KeyLength + entry.ValueLength);
            _flows[_first] = null;
            _first = (_first + 1) & (_entries.Length - 1);
            Count--;
        }

        if (Count == 0)
        {
            (_entries, _flows, _buckets, _first) = ([], [], [], 0);
            _bytes.Clear();
        }
        else if (Count < _entries.Length / 4 && _entries.Length > SmallestCapacity)
        {
            Resize(_entries.Length / 2);
        }
    }

    private int Find(TransactionKey key)
    {
        if (Count == 0)
        {
            return -1;
        }

        for (var index = BucketOf(key.Hash) - 1; index >= 0; index = _entries[index].Older - 1)
        {
            ref var entry = ref _entries[index];
            if (entry.Hash == key.Hash && _bytes.At(entry.Position, entry.KeyLength).SequenceEqual(key.Bytes))
            {
                return index;
            }
        }

        return -1;
    }

    private ref int BucketOf(int hash) => ref _buckets[(uint)hash / 64 & (uint)(_buckets.Length - 1)];

    private void Link(int index)
    {
        ref var bucket = ref BucketOf(_entries[index].Hash);
        _entries[index].Older = bucket;
        bucket = index + 1;
    }

    private void Unlink(int index)
    {
        ref var link = ref BucketOf(_entries[index].Hash);
        while (link != index + 1)
        {
            link = ref _entries[link - 1].Older;
        }

        link = _entries[index].Older;
    }

    private void Resize(int capacity)
    {
        var (entries, flows, first) = (_entries, _flows, _first);
        (_entries, _flows, _buckets, _first) = (new Entry[capacity], new SipFlow?[capacity], new int[capacity], 0);
        for (var i = 0; i < Count; i++)
        {
            var from = (first + i) & (entries.Length - 1);
            (_entries[i], _flows[i]) = (entries[from], flows[from]);
            if (!_entries[i].IsRemoved)
            {
                Link(i);
            }
        }

        if (capacity < entries.Length)
        {
            RepackBytes();
        }
    }

    private void RepackBytes()
    {
        var packed = new ByteRing();
        for (var i = 0; i < Count; i++)
        {
            ref var entry = ref _entries[i];
            entry.Position = packed.Add(_bytes.At(entry.Position, entry.KeyLength + entry.ValueLength), default);
        }

        _bytes = packed;
    }

    private struct Entry
    {
        public TimeSpan Due;
        public long Position;
        public int Hash;
        public int KeyLength;
        public int ValueLength;
        public int Older;
        public bool IsRemoved;
    }
}
