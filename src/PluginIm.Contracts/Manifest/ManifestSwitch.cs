namespace PluginIm.Contracts.Manifest;

/// <summary>
/// Where the SIP switch is. A user name or password never stands in a manifest: the shell gives them by <see cref="ICredentials"/>.
/// </summary>
public sealed record ManifestSwitch
{
    /// <summary>The switches, the preferred one first, each as <c>tls:im.example.com</c> or <c>tcp:192.0.2.1:5060</c>; empty where nothing is said.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The domains of internal targets; empty for the agent's own.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Full path of the PEM file of the authorities that the switch's certificate may come from; null for those that the system trusts.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>The same as options.</summary>
    internal IEnumerable<KeyValuePair<string, string>> ToOptions()
    {
        if (Addresses.Count > 0)
        {
            yield return new("sip.switch", string.Join(',', Addresses));
        }

        if (Domains.Count > 0)
        {
            yield return new("im.domains", string.Join(',', Domains));
        }

        if (CertificateAuthority is { } file)
        {
            yield return new("sip.certificate-authority", file);
        }
    }
}
