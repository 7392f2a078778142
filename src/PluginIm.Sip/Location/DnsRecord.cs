namespace PluginIm.Sip;

/// <summary>One record of an answer.</summary>
internal abstract record DnsRecord;
