using System.Net;

namespace PluginIm.Sip;

/// <summary>An address of a host.</summary>
internal sealed record AddressRecord(IPAddress Address) : DnsRecord;
