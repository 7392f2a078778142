using System.Text.Json;
using PluginIm.Contracts.Options;

namespace PluginIm.Contracts.Manifest;

/// <summary>Takes values of the expected kinds out of nodes, and notes a fault where a value is of another.</summary>
internal sealed class ManifestValues(ManifestFaults faults)
{
    /// <summary>The members of an object by name; null where the node is no object. Unknown names are warned of.</summary>
    public Dictionary<string, ManifestNode>? Members(ManifestNode node, string what, params string[] known)
    {
        if (node.Kind != JsonTokenType.StartObject)
        {
            faults.Error(node.Key, node.Offset, $"{what} was expected, an object");
            return null;
        }

        Dictionary<string, ManifestNode> members = [];
        foreach (ManifestMember member in node.Members)
        {
            if (known.Length > 0 && !known.Contains(member.Name))
            {
                faults.Warning(member.Value.Key, member.Offset, $"unknown key{Instead(member.Name, known)}");
            }
            else if (!members.TryAdd(member.Name, member.Value))
            {
                faults.Error(member.Value.Key, member.Offset, "the key stands here a second time");
            }
        }

        return members;
    }

    /// <summary>What to write instead of an unknown name: the nearest one that is known, or all of them.</summary>
    public static string Instead(string name, IReadOnlyList<string> known) => NearestName.Of(name, known) is { } nearest
        ? $"; is {nearest} meant?"
        : $"; known are {string.Join(", ", known)}";

    public IReadOnlyList<ManifestNode> Items(ManifestNode? node, string what)
    {
        if (node is { Kind: not JsonTokenType.StartArray })
        {
            faults.Error(node.Key, node.Offset, $"{what} was expected, an array");
        }

        return node?.Items ?? [];
    }

    /// <summary>Options by their names. One that is unknown, or has a value that it does not take, is warned of: the default holds.</summary>
    public Dictionary<string, string> Options(ManifestNode? node)
    {
        Dictionary<string, string> options = [];
        foreach ((string name, ManifestNode value) in node is null ? [] : Members(node, "options with their values") ?? [])
        {
            options[name] = Scalar(value, "an option's value");
            if (ImOptionTable.Find(name) is not { } option)
            {
                faults.Warning(value.Key, value.Offset, $"unknown option{Instead(name, [.. ImOptionTable.All.Select(known => known.Name)])}");
            }
            else if (options[name].Length > 0 && !option.Accepts(options[name]))
            {
                faults.Warning(value.Key, value.Offset, $"{option.Expected} was expected; {Holds(option)}");
            }
        }

        return options;
    }

    /// <summary>A text that must be there; empty where it is not, and a fault is noted.</summary>
    public string RequiredText(ManifestNode owner, Dictionary<string, ManifestNode> members, string name, string what)
    {
        if (members.TryGetValue(name, out ManifestNode? node))
        {
            return Text(node, what);
        }

        faults.Error($"{owner.Key}.{name}", owner.Offset, $"{what} was expected, but the key is missing");
        return string.Empty;
    }

    public string Text(ManifestNode node, string what)
    {
        if (node.Kind == JsonTokenType.String && !string.IsNullOrWhiteSpace(node.Text))
        {
            return node.Text;
        }

        faults.Error(node.Key, node.Offset, $"{what} was expected, a text that is not empty");
        return string.Empty;
    }

    /// <summary>Flat names with their texts.</summary>
    public Dictionary<string, string> Texts(ManifestNode? node, string what, Func<ManifestNode, string> textOf)
    {
        Dictionary<string, string> texts = [];
        foreach ((string name, ManifestNode value) in node is null ? [] : Members(node, what) ?? [])
        {
            texts[name] = textOf(value);
        }

        return texts;
    }

    public string Scalar(ManifestNode node, string what)
    {
        if (node.Kind is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
        {
            return node.Text;
        }

        faults.Error(node.Key, node.Offset, $"{what} was expected: a text, a number, true or false");
        return string.Empty;
    }

    private static string Holds(ImOption option) => option.Default.Length > 0 ? $"the default {option.Default} holds" : "it counts as not set";
}
