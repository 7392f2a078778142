using System.Text.Json;

namespace PluginIm.Contracts.Manifest;

/// <summary>A value of the file with its place, which <see cref="JsonDocument"/> does not keep.</summary>
internal sealed class ManifestNode(JsonTokenType kind, string key, int offset)
{
    public JsonTokenType Kind { get; } = kind;

    /// <summary>The path from the root, for example <c>modules[0].name</c>.</summary>
    public string Key { get; } = key;

    /// <summary>Byte offset of the value in the file.</summary>
    public int Offset { get; } = offset;

    /// <summary>The text of a string, number, true or false.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The members of an object, in the order of the file.</summary>
    public List<ManifestMember> Members { get; } = [];

    /// <summary>The items of an array.</summary>
    public List<ManifestNode> Items { get; } = [];
}
