using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PluginIm.Contracts.Tests.Pages;

/// <summary><c>docs/manifest.md</c>, made from the schema and the commented example.</summary>
internal static class ManifestPage
{
    private const string Head = """
        # module-manifest.json

        Which modules a shell loads for whom, what they may do there, which of the shell's regions they fill, and where the switch is.
        [module-manifest.schema.json](../module-manifest.schema.json) describes it to editors;
        `dotnet run --project samples/SampleShell -- --check-manifest FILE` checks a file, and `ModuleManifestReader` of `PluginIm.Contracts` does the same in a
        build of your own: a fault is told with file, line, column, key and what was expected, an unknown key or option with the nearest known one.


        """;

    public static string Write(string schema, string example)
    {
        using var document = JsonDocument.Parse(schema);
        var page = new StringBuilder(Head);
        page.Append("| key | value | meaning |\n|---|---|---|\n");
        Append(page, document.RootElement, document.RootElement.GetProperty("properties"), "");
        page.Append("\nThe options themselves: [options.md](options.md).\n\n## An example\n\n```jsonc\n").Append(example.TrimEnd()).Append("\n```\n");
        return page.ToString();
    }

    private static void Append(StringBuilder page, JsonElement root, JsonElement properties, string prefix)
    {
        foreach (var property in properties.EnumerateObject())
        {
            var (name, node) = (prefix + property.Name, property.Value);
            var meaning = node.TryGetProperty("description", out var description) ? description.GetString() : "";
            page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {ValueOf(root, node)} | {meaning} |\n");
            if (property.Name != "options" && Inner(root, node) is var (inner, step))
            {
                Append(page, root, inner, name + step);
            }
        }
    }

    /// <summary>The properties one level below, and how to get there: an array's items, a map's values, an object's own.</summary>
    private static (JsonElement Properties, string Step)? Inner(JsonElement root, JsonElement node)
    {
        var (target, step) = node.TryGetProperty("items", out var items) ? (items, "[].")
            : node.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object ? (values, ".NAME.")
            : (node, ".");
        return Resolve(root, target).TryGetProperty("properties", out var properties) ? (properties, step) : null;
    }

    private static string ValueOf(JsonElement root, JsonElement node)
    {
        var target = Resolve(root, node);
        if (target.TryGetProperty("enum", out var values))
        {
            return string.Join(", ", values.EnumerateArray().Select(value => $"`\"{value.GetString()}\"`"));
        }

        return target.GetProperty("type").GetString() switch
        {
            "array" => $"array of {(ValueOf(root, node.GetProperty("items")) is var inner && inner == "object" ? "objects" : inner == "text" ? "texts" : inner)}",
            "string" => "text",
            var type => type!,
        };
    }

    private static JsonElement Resolve(JsonElement root, JsonElement node) => node.TryGetProperty("$ref", out var reference)
        ? root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1])
        : node;
}
