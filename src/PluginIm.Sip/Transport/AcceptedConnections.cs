using System.Net;

namespace PluginIm.Sip;

/// <summary>Counts the accepted connections of each remote address, those that are still being secured among them.</summary>
internal sealed class AcceptedConnections(int maxPerAddress)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _counts = [];

    /// <summary>Counts one in; false where its address has as many as it may.</summary>
    public bool TryEnter(IPAddress address)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(address);
            if (count >= maxPerAddress)
            {
                return false;
            }

            _counts[address] = count + 1;
            return true;
        }
    }

    public void Leave(IPAddress address)
    {
        lock (_gate)
        {
            if (_counts.GetValueOrDefault(address) is > 1 and var count)
            {
                _counts[address] = count - 1;
            }
            else
            {
                _counts.Remove(address);
            }
        }
    }
}
