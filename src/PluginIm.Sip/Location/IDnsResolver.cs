namespace PluginIm.Sip;

/// <summary>Asks DNS.</summary>
internal interface IDnsResolver
{
    /// <summary>What there is of a kind under a name. A question that nobody answers has an answer without records.</summary>
    ValueTask<DnsAnswer> QueryAsync(string name, DnsRecordKind kind, CancellationToken cancellationToken);
}
