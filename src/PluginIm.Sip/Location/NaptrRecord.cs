namespace PluginIm.Sip;

/// <summary>A service of a domain (RFC 3403): <c>SIPS+D2T</c> at <c>_sips._tcp.example.com</c>.</summary>
internal sealed record NaptrRecord(int Order, int Preference, string Flags, string Service, string Replacement) : DnsRecord;
