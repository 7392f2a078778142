using System.Globalization;
using System.Net;
using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>Under which names the switch is spoken to, and which it writes into Record-Route.</summary>
internal sealed class OwnAddresses(string domain, Func<IReadOnlyList<SipPeer>> listening)
{
    private OwnAddress[]? _settled;

    private OwnAddress[] All => Volatile.Read(ref _settled) ?? Ask();

    /// <summary>Where the switch listens does not change any more: it is not asked for with every message.</summary>
    public void Settle() => Volatile.Write(ref _settled, Ask());

    /// <summary>Whether a URI is of the domain, or names the switch itself.</summary>
    public bool IsServed(SipUri uri) =>
        uri.IsSip && (uri.Host.Equals(domain, StringComparison.OrdinalIgnoreCase) || IsOwn(uri));

    /// <summary>Whether a URI names an address where the switch listens, as its Record-Route does.</summary>
    public bool IsOwn(SipUri uri) => uri.IsSip && IsOwn(uri.Host, uri.Port ?? SipPeer.DefaultPort(uri.Transport ?? SipTransport.Udp));

    /// <summary>Whether a Via is one of the switch's own.</summary>
    public bool IsOwn(SipVia via) => via.Transport is { } transport && IsOwn(via.Host, via.Port ?? SipPeer.DefaultPort(transport));

    /// <summary>The URI by which later requests of the dialog come back over this flow's transport.</summary>
    public SipUri RouteOf(SipFlow flow)
    {
        var local = flow.LocalEndPoint;
        var port = Array.Find(All, own => own.Transport == flow.Transport)?.Port ?? local.Port;
        var host = local.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{local.Address}]" : local.Address.ToString();
        var transport = flow.Transport.ToString().ToLower(CultureInfo.InvariantCulture);
        return SipUri.Create(null, host, port).WithParameter("transport", transport).WithParameter("lr", null);
    }

    private bool IsOwn(string host, int port)
    {
        foreach (var (_, own, ownPort) in All)
        {
            if (ownPort != port)
            {
                continue;
            }

            var isLoopback = host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
            var isAddress = IPAddress.TryParse(host, out var address);
            if ((isAddress && own.Equals(address)) || (isLoopback && IPAddress.IsLoopback(own)) || (isAddress && IsAny(own) && IsOfThisMachine(address!)))
            {
                return true;
            }
        }

        return false;
    }

    private OwnAddress[] Ask() =>
        [.. listening().Where(peer => IPAddress.TryParse(peer.Host, out _)).Select(peer => new OwnAddress(peer.Transport, IPAddress.Parse(peer.Host), peer.Port))];

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static bool IsOfThisMachine(IPAddress address) =>
        IPAddress.IsLoopback(address)
        || System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces()
            .Any(card => card.GetIPProperties().UnicastAddresses.Any(own => own.Address.Equals(address)));

    private sealed record OwnAddress(SipTransport Transport, IPAddress Address, int Port);
}
