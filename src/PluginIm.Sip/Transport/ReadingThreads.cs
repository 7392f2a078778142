namespace PluginIm.Sip;

/// <summary>How many connections are read by threads of their own, up to a limit.</summary>
internal sealed class ReadingThreads(int most)
{
    private int _count;

    /// <summary>Counts one in; false where there are as many as there may be.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= most)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _count);
}
