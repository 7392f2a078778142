namespace Prism.Modularity;

/// <summary>Orders modules so that each comes after all that it depends on.</summary>
internal static class ModuleDependencyOrder
{
    /// <summary>
    /// As Prism does, it takes the modules that nobody needs, then those that only these need, and so on, and turns the whole
    /// round: of modules that do not depend on each other, the later one of the catalog comes first.
    /// </summary>
    /// <exception cref="CyclicDependencyFoundException">Modules depend on each other in a circle.</exception>
    /// <exception cref="ModularityException">A dependency is missing.</exception>
    public static IReadOnlyList<IModuleInfo> Of(IEnumerable<IModuleInfo> modules)
    {
        List<IModuleInfo> known = [.. modules];
        List<string> waiting = [.. known.SelectMany(module => module.DependsOn.Prepend(module.ModuleName)).Distinct()];
        List<string> missing = [.. waiting.Except(known.Select(module => module.ModuleName))];
        List<string> ordered = [];
        while (waiting.Count > 0)
        {
            List<string> free = [.. waiting.Where(name => !known.Exists(module => Needs(module, name) && waiting.Contains(module.ModuleName)))];
            if (free.Count == 0)
            {
                throw Cycle(known, waiting);
            }

            ordered.AddRange(free);
            waiting.RemoveAll(free.Contains);
        }

        if (missing.Count > 0)
        {
            string names = string.Join(", ", missing);
            throw new ModularityException(
                names,
                $"A module declared a dependency on another module which is not declared to be loaded. Missing module(s): {names}");
        }

        ordered.Reverse();
        return [.. ordered.Select(name => known.First(module => module.ModuleName == name))];
    }

    private static bool Needs(IModuleInfo module, string name) => module.DependsOn.Contains(name);

    // Modules that the circle merely depends on are left out: they wait for it, and not the other way round.
    private static CyclicDependencyFoundException Cycle(List<IModuleInfo> known, List<string> waiting)
    {
        List<IModuleInfo> circle = [.. known.Where(module => waiting.Contains(module.ModuleName))];
        while (circle.RemoveAll(module => !circle.Exists(other => Needs(module, other.ModuleName))) > 0)
        {
        }

        string names = string.Join(", ", circle.Select(module => module.ModuleName));
        return new CyclicDependencyFoundException(
            names, $"At least one cyclic dependency has been found in the module catalog, among the modules: {names}", null);
    }
}
