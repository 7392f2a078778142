namespace PluginIm.Sip;

/// <summary>
/// The non-INVITE transactions that have ended for their users and are still remembered, for as long as copies may come: timers J and K.
/// All live equally long, so they lie in chunks of bytes, the oldest first, in the order of their end. None costs an object, a timer of its
/// own or the garbage collector's attention: at thousands a second and half a minute each, most of an endpoint's memory is here. It has a
/// limit: beyond it the oldest are forgotten before their time.
/// </summary>
internal sealed class FinishedTransactions : ITimerOwner
{
    // A sweep may come this late: whoever remembers for half a minute does no harm by a tenth of a second more.
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(100);

    private readonly FinishedShard[] _shards = new FinishedShard[64];
    private readonly TimerWheel _wheel;
    private readonly TimeSpan _lifetime;
    private readonly WheelTimer _sweep;
    private int _isSweeping;

    public FinishedTransactions(TimerWheel wheel, TimeSpan lifetime, FinishedMemory memory)
    {
        _wheel = wheel;
        _lifetime = lifetime;
        _sweep = new WheelTimer(this);
        for (var i = 0; i < _shards.Length; i++)
        {
            _shards[i] = new FinishedShard(memory);
        }
    }

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var shard in _shards)
            {
                lock (shard)
                {
                    count += shard.Count;
                }
            }

            return count;
        }
    }

    public void Add(TransactionKey key, ReadOnlySpan<byte> response = default, SipFlow? flow = null)
    {
        var shard = ShardOf(key);
        lock (shard)
        {
            // The time is taken under the lock: each shard's ends come in their order.
            var now = _wheel.Elapsed;
            if (shard.Count > 0 && shard.FirstDue <= now)
            {
                // What it leaves is what is needed here.
                shard.Expire(now);
            }

            shard.Add(key, response, flow, now + _lifetime);
        }

        if (Volatile.Read(ref _isSweeping) == 0 && Interlocked.CompareExchange(ref _isSweeping, 1, 0) == 0)
        {
            _wheel.Start(_sweep, _lifetime);
        }
    }

    public bool Contains(TransactionKey key)
    {
        var shard = ShardOf(key);
        lock (shard)
        {
            return shard.Contains(key);
        }
    }

    public bool TryGet(TransactionKey key, out FinishedTransaction finished)
    {
        var shard = ShardOf(key);
        lock (shard)
        {
            return shard.TryGet(key, out finished);
        }
    }

    public void Remove(TransactionKey key)
    {
        var shard = ShardOf(key);
        lock (shard)
        {
            shard.Remove(key);
        }
    }

    void ITimerOwner.OnTimer(WheelTimer timer)
    {
        var now = _wheel.Elapsed;
        var next = TimeSpan.MaxValue;
        foreach (var shard in _shards)
        {
            lock (shard)
            {
                shard.Expire(now);
                next = shard.Count > 0 && shard.FirstDue < next ? shard.FirstDue : next;
            }
        }

        if (next < TimeSpan.MaxValue)
        {
            _wheel.Start(_sweep, next - now > SweepInterval ? next - now : SweepInterval);
            return;
        }

        // Whoever came since its shard was looked at saw a sweep under way, and started none.
        Volatile.Write(ref _isSweeping, 0);
        if (Count > 0 && Interlocked.CompareExchange(ref _isSweeping, 1, 0) == 0)
        {
            _wheel.Start(_sweep, SweepInterval);
        }
    }

    private FinishedShard ShardOf(TransactionKey key) => _shards[(uint)key.Hash % (uint)_shards.Length];
}
