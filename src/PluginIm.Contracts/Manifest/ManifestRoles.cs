namespace PluginIm.Contracts.Manifest;

/// <summary>Reads what the manifest says of roles, and that each has the modules that its modules need.</summary>
internal sealed class ManifestRoles(ManifestFaults faults, ManifestValues values, IReadOnlyList<ManifestModule> modules)
{
    private static readonly string[] Known = ["modules", "privileges", "options"];

    public IReadOnlyDictionary<string, ManifestRole> Read(ManifestNode? node)
    {
        Dictionary<string, ManifestRole> roles = [];
        foreach ((string name, ManifestNode value) in node is null ? [] : values.Members(node, "roles by their names") ?? [])
        {
            if (values.Members(value, "a role", Known) is { } members)
            {
                roles[name] = ReadRole(members);
            }
        }

        return roles;
    }

    private ManifestRole ReadRole(Dictionary<string, ManifestNode> members) => new()
    {
        Modules = members.TryGetValue("modules", out ManifestNode? names) ? ReadModules(names) : null,
        Privileges = members.TryGetValue("privileges", out ManifestNode? privileges) ? ReadPrivileges(privileges) : null,
        Options = values.Options(members.GetValueOrDefault("options")),
    };

    private List<string> ReadModules(ManifestNode node)
    {
        List<ManifestNode> nodes = [.. values.Items(node, "the names of modules")];
        List<string> names = [.. nodes.Select(item => values.Text(item, "the name of a module"))];
        for (int index = 0; index < names.Count; index++)
        {
            CheckModule(nodes[index], names[index], names);
        }

        return names;
    }

    private void CheckModule(ManifestNode node, string name, List<string> names)
    {
        if (name.Length == 0)
        {
            return;
        }

        if (modules.FirstOrDefault(module => module.Name == name) is not { } found)
        {
            string meant = NearestName.Of(name, modules.Select(module => module.Name)) is { } nearest ? $"; is {nearest} meant?" : string.Empty;
            faults.Error(node.Key, node.Offset, $"the name of a module in this file was expected; there is no {name}{meant}");
        }
        else if (found.DependsOn.FirstOrDefault(needed => !names.Contains(needed)) is { } missing)
        {
            faults.Error(node.Key, node.Offset, $"{name} needs {missing}, which the role has not");
        }
    }

    private List<string> ReadPrivileges(ManifestNode node)
    {
        List<string> privileges = [];
        foreach (ManifestNode item in values.Items(node, "the names of privileges"))
        {
            string name = values.Text(item, "the name of a privilege");
            if (name.Length > 0 && !ImPrivileges.All.Contains(name))
            {
                faults.Warning(item.Key, item.Offset, $"unknown privilege{ManifestValues.Instead(name, ImPrivileges.All)}");
            }
            else if (name.Length > 0)
            {
                privileges.Add(name);
            }
        }

        return privileges;
    }
}
