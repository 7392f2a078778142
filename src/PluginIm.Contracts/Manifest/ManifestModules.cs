namespace PluginIm.Contracts.Manifest;

/// <summary>Reads the list of modules and checks how they depend on each other.</summary>
internal sealed class ManifestModules(ManifestFaults faults, ManifestValues values)
{
    private static readonly string[] Known = ["name", "assembly", "type", "dependsOn", "load"];

    private readonly Dictionary<string, Entry> _byName = [];

    public IReadOnlyList<ManifestModule> Read(IReadOnlyList<ManifestNode> nodes)
    {
        List<Entry> entries = [.. nodes.Select(ReadEntry).OfType<Entry>()];
        foreach (Entry entry in entries.Where(entry => entry.Module.Name.Length > 0))
        {
            if (!_byName.TryAdd(entry.Module.Name, entry))
            {
                faults.Error($"{entry.Node.Key}.name", entry.Node.Offset, $"a unique name was expected; another module is {entry.Module.Name}");
            }
        }

        entries.ForEach(CheckDependencies);
        return [.. entries.Select(entry => entry.Module)];
    }

    private Entry? ReadEntry(ManifestNode node)
    {
        if (values.Members(node, "a module", Known) is not { } members)
        {
            return null;
        }

        IReadOnlyList<ManifestNode> dependencies = values.Items(members.GetValueOrDefault("dependsOn"), "the names of modules");
        ManifestModule module = new()
        {
            Name = values.RequiredText(node, members, "name", "the module's name"),
            Assembly = values.RequiredText(node, members, "assembly", "the assembly's name"),
            Type = values.RequiredText(node, members, "type", "the full name of the module's class"),
            DependsOn = [.. dependencies.Select(dependency => values.Text(dependency, "the name of a module"))],
            Loading = ReadLoading(members.GetValueOrDefault("load")),
        };
        return new Entry(module, node, dependencies);
    }

    private ModuleLoading ReadLoading(ManifestNode? node)
    {
        switch (node?.Text)
        {
            case null or "startup":
                return ModuleLoading.Startup;
            case "onDemand":
                return ModuleLoading.OnDemand;
            default:
                faults.Error(node.Key, node.Offset, "\"startup\" or \"onDemand\" was expected");
                return ModuleLoading.Startup;
        }
    }

    private void CheckDependencies(Entry entry)
    {
        for (int index = 0; index < entry.Dependencies.Count; index++)
        {
            string name = entry.Module.DependsOn[index];
            ManifestNode node = entry.Dependencies[index];
            if (name.Length == 0)
            {
                continue;
            }

            if (!_byName.TryGetValue(name, out Entry? dependency))
            {
                faults.Error(node.Key, node.Offset, $"the name of a module in this file was expected; there is no {name}");
            }
            else if (PathBack(dependency, entry, []) is { } path)
            {
                faults.Error(node.Key, node.Offset, $"a dependency without a circle was expected: {entry.Module.Name} > {path}");
            }
            else if (entry.Module.Loading == ModuleLoading.Startup && dependency.Module.Loading == ModuleLoading.OnDemand)
            {
                faults.Error(node.Key, node.Offset, $"a module that loads at startup, as {entry.Module.Name} does, was expected; {name} loads on demand");
            }
        }
    }

    /// <summary>The way along dependencies from one module back to another, as names; null where there is none.</summary>
    private string? PathBack(Entry from, Entry to, HashSet<Entry> seen)
    {
        if (from == to)
        {
            return to.Module.Name;
        }

        if (!seen.Add(from))
        {
            return null;
        }

        foreach (string name in from.Module.DependsOn)
        {
            if (_byName.TryGetValue(name, out Entry? next) && PathBack(next, to, seen) is { } rest)
            {
                return $"{from.Module.Name} > {rest}";
            }
        }

        return null;
    }

    private sealed record Entry(ManifestModule Module, ManifestNode Node, IReadOnlyList<ManifestNode> Dependencies);
}
