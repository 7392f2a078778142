using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>Finds where a request can go, in the order in which it is to be tried (RFC 3263 4).</summary>
internal sealed class Locator(IDnsResolver dns, LocationOptions options, ILogger logger)
{
    // What somebody else's DNS makes this side ask and try has to end.
    private const int MaxServices = 8;
    private const int MaxHosts = 16;
    private const int MaxAddresses = 8;

    // A domain without NAPTR says by its SRV alone what it speaks; the more secure and reliable comes first.
    private static readonly SipTransport[] ByPreference = [SipTransport.Tls, SipTransport.Tcp, SipTransport.Udp];

    /// <exception cref="SipTransportException">The domain has nothing to be reached at.</exception>
    public async ValueTask<IReadOnlyList<Candidate>> LocateAsync(LocationTarget target, CancellationToken cancellationToken)
    {
        if (target.FindCandidate() is { } only)
        {
            return [only];
        }

        var transport = target.DefaultTransport;
        var port = target.Port ?? SipPeer.DefaultPort(transport);
        var candidates = target.Port is null && !IsLocal(target.Host)
            ? await FindByServiceAsync(target, cancellationToken).ConfigureAwait(false)
            : null;
        candidates ??= [.. await FindAddressesAsync(target.Host, transport, port, target.Host, cancellationToken).ConfigureAwait(false)];
        if (candidates.Count == 0)
        {
            throw new SipTransportException(
                $"'{target.Host}' is not known: DNS has no address for {target}.", new SipPeer(transport, target.Host, port));
        }

        logger.Located(target, candidates.Count);
        return candidates;
    }

    /// <summary>This machine's own names are not in DNS (RFC 6761 6.3).</summary>
    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>The candidates of 4.1 and 4.2; null where the domain has no such records, so that its addresses count.</summary>
    private async Task<List<Candidate>?> FindByServiceAsync(LocationTarget target, CancellationToken cancellationToken)
    {
        var services = target.Transport is { } transport
            ? [await AskAsync(transport, ServiceOf(transport, target.Host), cancellationToken).ConfigureAwait(false)]
            : await FindServicesAsync(target, cancellationToken).ConfigureAwait(false);
        if (services.All(service => service.Hosts.Count == 0))
        {
            return null;
        }

        var candidates = new List<Candidate>();
        foreach (var (spoken, hosts) in services)
        {
            foreach (var host in SrvOrder.Of(hosts.Where(host => host.Target != "."), options.Chance).Take(MaxHosts))
            {
                candidates.AddRange(
                    await FindAddressesAsync(host.Target, spoken, host.Port, target.Host, cancellationToken).ConfigureAwait(false));
            }
        }

        // What the domain offers by TLS is never had in the clear because its TLS fails.
        var firstSecure = candidates.FindIndex(candidate => candidate.Transport == SipTransport.Tls);
        return firstSecure < 0 ? candidates : [.. candidates.Where((candidate, i) => i < firstSecure || candidate.Transport == SipTransport.Tls)];
    }

    /// <summary>What the domain says that it speaks (4.1): by NAPTR in its own order, else by which SRV it has.</summary>
    private async Task<(SipTransport Transport, IReadOnlyList<SrvRecord> Hosts)[]> FindServicesAsync(
        LocationTarget target, CancellationToken cancellationToken)
    {
        var answer = await dns.QueryAsync(target.Host, DnsRecordKind.Naptr, cancellationToken).ConfigureAwait(false);
        var named = answer.Of<NaptrRecord>()
            .Where(record => record.Flags.Equals("s", StringComparison.OrdinalIgnoreCase))
            .OrderBy(record => record.Order).ThenBy(record => record.Preference)
            .Select(record => (Transport: TransportOf(record.Service), Name: record.Replacement))
            .Where(service => IsUsable(service.Transport, target))
            .Select(service => (service.Transport!.Value, service.Name))
            .Take(MaxServices)
            .ToArray();
        if (named.Length == 0)
        {
            named = [.. ByPreference.Where(spoken => IsUsable(spoken, target)).Select(spoken => (spoken, ServiceOf(spoken, target.Host)))];
        }

        return await Task.WhenAll(named.Select(service => AskAsync(service.Item1, service.Item2, cancellationToken))).ConfigureAwait(false);
    }

    /// <summary>For a secure target a service in the clear does not exist (4.1).</summary>
    private static bool IsUsable(SipTransport? transport, LocationTarget target) =>
        transport is not null && (!target.IsSecure || transport == SipTransport.Tls);

    private static SipTransport? TransportOf(string service) => service.ToUpperInvariant() switch
    {
        "SIPS+D2T" => SipTransport.Tls,
        "SIP+D2T" => SipTransport.Tcp,
        "SIP+D2U" => SipTransport.Udp,
        _ => null,
    };

    private static string ServiceOf(SipTransport transport, string domain) => transport switch
    {
        SipTransport.Tls => $"_sips._tcp.{domain}",
        SipTransport.Tcp => $"_sip._tcp.{domain}",
        _ => $"_sip._udp.{domain}",
    };

    private async Task<(SipTransport Transport, IReadOnlyList<SrvRecord> Hosts)> AskAsync(
        SipTransport transport, string service, CancellationToken cancellationToken)
    {
        var answer = await dns.QueryAsync(service, DnsRecordKind.Srv, cancellationToken).ConfigureAwait(false);
        return (transport, answer.Of<SrvRecord>());
    }

    /// <summary>IPv4 first: a switch that listens on one family alone is mostly found there.</summary>
    private async Task<IEnumerable<Candidate>> FindAddressesAsync(
        string host, SipTransport transport, int port, string domain, CancellationToken cancellationToken)
    {
        var answer = IPAddress.TryParse(host, out var literal)
            ? new DnsAnswer([new AddressRecord(literal)], TimeSpan.Zero)
            : await dns.QueryAsync(host, DnsRecordKind.Address, cancellationToken).ConfigureAwait(false);
        return answer.Of<AddressRecord>()
            .Select(record => Candidate.At(transport, record.Address, port, domain))
            .Distinct()
            .Take(MaxAddresses)
            .OrderBy(candidate => candidate.EndPoint.AddressFamily == AddressFamily.InterNetwork ? 0 : 1);
    }
}
