namespace PluginIm.Messaging.Sip;

/// <summary>The types of body that the other side takes: what it said, less what it refused with 415.</summary>
/// <param name="accepts">What it said.</param>
internal sealed class PeerTypes(Func<string, bool> accepts)
{
    private string[] _refused = [];

    public bool Takes(string type) => accepts(type) && !Volatile.Read(ref _refused).Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps that it does not take a type, whatever it said.</summary>
    public void Refuse(string type)
    {
        string[] before;
        do
        {
            before = Volatile.Read(ref _refused);
        }
        while (!before.Contains(type, StringComparer.OrdinalIgnoreCase) && Interlocked.CompareExchange(ref _refused, [.. before, type], before) != before);
    }
}
