namespace Prism.Modularity;

/// <summary>Orders modules so that each comes after all that it depends on.</summary>
internal static class ModuleDependencyOrder
{
    public static IReadOnlyList<IModuleInfo> Of(IEnumerable<IModuleInfo> modules)
    {
        Dictionary<string, IModuleInfo> waiting = [];
        foreach (IModuleInfo module in modules)
        {
            waiting[module.ModuleName] = module;
        }

        RefuseMissing(waiting);

        List<IModuleInfo> ordered = [];
        while (waiting.Count > 0)
        {
            List<IModuleInfo> free = [.. waiting.Values.Where(module => !module.DependsOn.Any(waiting.ContainsKey))];
            if (free.Count == 0)
            {
                throw Cycle(waiting);
            }

            ordered.AddRange(free);
            free.ForEach(module => waiting.Remove(module.ModuleName));
        }

        return ordered;
    }

    private static void RefuseMissing(Dictionary<string, IModuleInfo> modules)
    {
        string[] missing = [.. modules.Values.SelectMany(module => module.DependsOn).Where(name => !modules.ContainsKey(name)).Distinct()];
        if (missing.Length > 0)
        {
            string names = string.Join(", ", missing);
            throw new ModularityException(
                names,
                $"A module declared a dependency on another module which is not declared to be loaded. Missing module(s): {names}");
        }
    }

    // Modules that merely depend on the circle are left out: nobody waits for them.
    private static CyclicDependencyFoundException Cycle(Dictionary<string, IModuleInfo> waiting)
    {
        List<IModuleInfo> circle = [.. waiting.Values];
        while (circle.RemoveAll(module => !circle.Exists(other => other.DependsOn.Contains(module.ModuleName))) > 0)
        {
        }

        string names = string.Join(", ", circle.Select(module => module.ModuleName));
        return new CyclicDependencyFoundException(
            names, $"At least one cyclic dependency has been found in the module catalog, among the modules: {names}", null);
    }
}
