namespace PluginIm.Contracts.Manifest;

/// <summary>Reads where the switch is. What looks like a credential is refused: a manifest lies open on every desktop.</summary>
internal sealed class ManifestSwitchReader(string file, ManifestFaults faults, ManifestValues values)
{
    private static readonly string[] Known = ["addresses", "domains", "certificateAuthority"];
    private static readonly string[] Credentials = ["user", "userName", "login", "logon", "password", "secret", "credentials", "token"];

    public ManifestSwitch Read(ManifestNode? node)
    {
        if (node is null)
        {
            return new ManifestSwitch();
        }

        foreach (ManifestMember member in node.Members.Where(IsCredential))
        {
            faults.Error(member.Value.Key, member.Offset, "no credentials were expected: the shell gives them by ICredentials");
        }

        node.Members.RemoveAll(IsCredential);
        Dictionary<string, ManifestNode> members = values.Members(node, "the switch", Known) ?? [];
        return new ManifestSwitch
        {
            Addresses = Texts(members.GetValueOrDefault("addresses"), "the switches' addresses", "an address such as tls:im.example.com"),
            Domains = Texts(members.GetValueOrDefault("domains"), "the domains of internal targets", "a domain such as im.example.com"),
            CertificateAuthority = members.TryGetValue("certificateAuthority", out ManifestNode? authority) ? FullPath(authority) : null,
        };
    }

    private static bool IsCredential(ManifestMember member) => Credentials.Contains(member.Name, StringComparer.OrdinalIgnoreCase);

    private List<string> Texts(ManifestNode? node, string what, string each) =>
        [.. values.Items(node, what).Select(item => values.Text(item, each)).Where(text => text.Length > 0)];

    // Beside the manifest, wherever the shell was started.
    private string? FullPath(ManifestNode node)
    {
        string path = values.Text(node, "the path of a PEM file");
        if (path.Length == 0)
        {
            return null;
        }

        try
        {
            return Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(file))!);
        }
        catch (ArgumentException exception)
        {
            faults.Error(node.Key, node.Offset, $"the path of a PEM file was expected: {exception.Message}");
            return null;
        }
    }
}
