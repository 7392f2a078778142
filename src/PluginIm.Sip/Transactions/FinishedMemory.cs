namespace PluginIm.Sip;

/// <summary>How much the records of finished transactions take, of all kinds together.</summary>
internal sealed class FinishedMemory(long maxBytes)
{
    private long _bytes;

    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>False where there would be too much.</summary>
    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) <= maxBytes)
        {
            return true;
        }

        Return(bytes);
        return false;
    }

    /// <summary>Takes what is needed in any case.</summary>
    public void Take(int bytes) => Interlocked.Add(ref _bytes, bytes);

    public void Return(int bytes) => Interlocked.Add(ref _bytes, -bytes);
}
