using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginIm.Contracts.Options;

namespace PluginIm.Contracts.Tests.Pages;

/// <summary>The options' part of the manifest's schema, made from the table.</summary>
internal static class SchemaOptions
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema with the options of the table in the place of its own.</summary>
    public static string Rewrite(string schema)
    {
        var root = JsonNode.Parse(schema)!;
        root["$defs"]!["options"]!["properties"] = new JsonObject(ImOptionTable.All.Select(option => new KeyValuePair<string, JsonNode?>(option.Name, Of(option))));
        return root.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Of(ImOption option)
    {
        var node = new JsonObject { ["description"] = $"{char.ToUpperInvariant(option.Meaning[0])}{option.Meaning[1..]}." };
        switch (option.Kind)
        {
            case ImOptionKind.Flag:
                node["type"] = "boolean";
                node["default"] = bool.Parse(option.Default);
                return node;
            case ImOptionKind.Number:
                node["type"] = "integer";
                node["minimum"] = Number(option.Least!);
                node["maximum"] = Number(option.Most!);
                node["default"] = Number(option.Default);
                return node;
            case ImOptionKind.Time:
                node["pattern"] = @"^(\d+\.)?\d\d:\d\d:\d\d$";
                break;
            case ImOptionKind.Colour:
                node["pattern"] = "^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$";
                break;
            default:
                break;
        }

        node["type"] = "string";
        if (option.Default.Length > 0)
        {
            node["default"] = option.Default;
        }

        return node;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
