namespace PluginIm.Sip;

/// <summary>What is asked of DNS (RFC 3263 4).</summary>
internal enum DnsRecordKind
{
    /// <summary>The services of a domain (RFC 3403).</summary>
    Naptr,

    /// <summary>The hosts and ports of a service (RFC 2782).</summary>
    Srv,

    /// <summary>The addresses of a host, of both families.</summary>
    Address,
}
