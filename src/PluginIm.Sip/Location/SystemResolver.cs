using System.Net;
using DnsClient;
using DnsClient.Protocol;
using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>
/// Asks the DNS servers of the options, or those of the system. Addresses come from the system's resolver unless servers are named: it also
/// knows the hosts file, and keeps answers itself as long as they hold.
/// </summary>
internal sealed class SystemResolver(LocationOptions options, ILogger logger) : IDnsResolver
{
    // An answer without records carries no time of its own here: long enough to spare the servers, short enough to see a record that is added.
    private static readonly TimeSpan NothingHolds = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FailureHolds = TimeSpan.FromSeconds(5);

    // Made anew until it is there: a machine that starts before its network has no servers to name.
    private readonly Lazy<LookupClient> _client = new(() => new LookupClient(OptionsOf(options)), LazyThreadSafetyMode.PublicationOnly);

    public async ValueTask<DnsAnswer> QueryAsync(string name, DnsRecordKind kind, CancellationToken cancellationToken)
    {
        try
        {
            return kind switch
            {
                DnsRecordKind.Naptr => await AskAsync(name, cancellationToken, QueryType.NAPTR).ConfigureAwait(false),
                DnsRecordKind.Srv => await AskAsync(name, cancellationToken, QueryType.SRV).ConfigureAwait(false),
                _ when options.DnsServers.Count > 0 => await AskAsync(name, cancellationToken, QueryType.A, QueryType.AAAA).ConfigureAwait(false),
                _ => await AskSystemAsync(name, cancellationToken).ConfigureAwait(false),
            };
        }
#pragma warning disable CA1031 // The boundary to what strangers put into DNS: whatever the answer breaks, it is none.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The servers are out of reach, answer with what is no answer, or the name is none that DNS can hold.
            logger.NameNotResolved(name, kind, fault.Message);
            return new DnsAnswer([], FailureHolds);
        }
    }

    private static LookupClientOptions OptionsOf(LocationOptions options)
    {
        var client = options.DnsServers.Count > 0 ? new LookupClientOptions([.. options.DnsServers]) : new LookupClientOptions();
        client.UseCache = false;
        client.Retries = 1;
        client.Timeout = options.DnsTimeout / 2;
        client.ContinueOnEmptyResponse = false;
        return client;
    }

    private static async Task<DnsAnswer> AskSystemAsync(string name, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(name, cancellationToken).ConfigureAwait(false);
        return new DnsAnswer([.. addresses.Select(address => new AddressRecord(address))], TimeSpan.Zero);
    }

    private async Task<DnsAnswer> AskAsync(string name, CancellationToken cancellationToken, params QueryType[] types)
    {
        var records = new List<DnsRecord>();
        var holds = NothingHolds;
        foreach (var type in types)
        {
            var response = await _client.Value.QueryAsync(name, type, cancellationToken: cancellationToken).ConfigureAwait(false);
            foreach (var found in response.Answers)
            {
                if (RecordOf(found) is { } record)
                {
                    records.Add(record);
                    holds = records.Count == 1 ? TimeSpan.FromSeconds(found.TimeToLive) : holds;
                }

                holds = TimeSpan.FromSeconds(Math.Min(holds.TotalSeconds, found.TimeToLive));
            }
        }

        return new DnsAnswer(records, holds);
    }

    private static DnsRecord? RecordOf(DnsResourceRecord record) => record switch
    {
        NAPtrRecord naptr => new NaptrRecord(naptr.Order, naptr.Preference, naptr.Flags, naptr.Services, WithoutRoot(naptr.Replacement)),
        DnsClient.Protocol.SrvRecord srv => new SrvRecord(srv.Priority, srv.Weight, srv.Port, WithoutRoot(srv.Target)),
        DnsClient.Protocol.AddressRecord address => new AddressRecord(address.Address),
        _ => null,
    };

    /// <summary>A name without the dot of the root, which remains where nothing stands before it.</summary>
    private static string WithoutRoot(string name) => name.Length > 1 ? name.TrimEnd('.') : name;
}
