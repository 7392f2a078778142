namespace PluginIm.Sip;

/// <summary>What DNS answered, and how long that holds.</summary>
/// <param name="Records">The records; none where there are none, or nobody could say.</param>
/// <param name="TimeToLive">How long it may be kept.</param>
internal sealed record DnsAnswer(IReadOnlyList<DnsRecord> Records, TimeSpan TimeToLive)
{
    public IReadOnlyList<T> Of<T>()
        where T : DnsRecord => [.. Records.OfType<T>()];
}
