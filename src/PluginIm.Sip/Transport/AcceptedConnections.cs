using System.Net;
using System.Net.Sockets;

namespace PluginIm.Sip;

/// <summary>
/// Counts the accepted connections of each remote address, those that are still being secured among them. The addresses of an IPv6 network
/// of 64 bits count as one: whoever has one of them has all (RFC 4291 2.5.4).
/// </summary>
internal sealed class AcceptedConnections(int maxPerAddress)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _counts = [];

    /// <summary>Counts one in; false where its address has as many as it may.</summary>
    public bool TryEnter(IPAddress address)
    {
        address = SubjectOf(address);
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
        address = SubjectOf(address);
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

    private static IPAddress SubjectOf(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
