namespace PluginIm.Sip;

/// <summary>A host that gives a service (RFC 2782); the target "." says that none does.</summary>
internal sealed record SrvRecord(int Priority, int Weight, int Port, string Target) : DnsRecord;
