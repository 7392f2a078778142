using System.Net;

namespace PluginIm.Sip.Tests.Location;

/// <summary>A DNS that holds what the test puts in, and tells what it was asked.</summary>
internal sealed class InMemoryZone : IDnsResolver
{
    private readonly Dictionary<(string, DnsRecordKind), List<DnsRecord>> _records = [];
    private readonly List<string> _questions = [];

    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromMinutes(1);

    public IReadOnlyList<string> Questions
    {
        get
        {
            lock (_questions)
            {
                return [.. _questions];
            }
        }
    }

    public InMemoryZone Naptr(string domain, int order, int preference, string service, string replacement, string flags = "s") =>
        Add(domain, DnsRecordKind.Naptr, new NaptrRecord(order, preference, flags, service, replacement));

    public InMemoryZone Srv(string service, int priority, int weight, int port, string target) =>
        Add(service, DnsRecordKind.Srv, new SrvRecord(priority, weight, port, target));

    public InMemoryZone Address(string host, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            Add(host, DnsRecordKind.Address, new AddressRecord(IPAddress.Parse(address)));
        }

        return this;
    }

    public void Clear() => _records.Clear();

    public ValueTask<DnsAnswer> QueryAsync(string name, DnsRecordKind kind, CancellationToken cancellationToken)
    {
        lock (_questions)
        {
            _questions.Add($"{kind} {name}");
        }

        return ValueTask.FromResult(new DnsAnswer(_records.GetValueOrDefault((name, kind)) ?? [], TimeToLive));
    }

    private InMemoryZone Add(string name, DnsRecordKind kind, DnsRecord record)
    {
        if (!_records.TryGetValue((name, kind), out var records))
        {
            records = _records[(name, kind)] = [];
        }

        records.Add(record);
        return this;
    }
}
