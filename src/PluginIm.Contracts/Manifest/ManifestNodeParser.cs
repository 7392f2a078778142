using System.Text;
using System.Text.Json;

namespace PluginIm.Contracts.Manifest;

/// <summary>Turns JSON (comments and trailing commas allowed) into nodes that know their places.</summary>
internal ref struct ManifestNodeParser
{
    private readonly ReadOnlySpan<byte> _json;
    private Utf8JsonReader _reader;

    private ManifestNodeParser(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = 16,
        });
    }

    /// <exception cref="JsonException">The text is not JSON, or is nested deeper than any manifest.</exception>
    public static ManifestNode Parse(ReadOnlySpan<byte> json)
    {
        ManifestNodeParser parser = new(json);
        parser._reader.Read();
        ManifestNode root = parser.ReadValue(string.Empty);
        parser._reader.Read();
        return root;
    }

    private ManifestNode ReadValue(string key)
    {
        int offset = (int)_reader.TokenStartIndex;
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ManifestNode node = new(JsonTokenType.StartObject, key, offset);
                ReadMembers(node);
                return node;
            case JsonTokenType.StartArray:
                ManifestNode array = new(JsonTokenType.StartArray, key, offset);
                ReadItems(array);
                return array;
            case JsonTokenType.String:
                return new ManifestNode(JsonTokenType.String, key, offset) { Text = Text() };
            default:
                string literal = Encoding.UTF8.GetString(_json[offset..(int)_reader.BytesConsumed]);
                return new ManifestNode(_reader.TokenType, key, offset) { Text = literal };
        }
    }

    private void ReadMembers(ManifestNode node)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            string name = Text();
            int offset = (int)_reader.TokenStartIndex;
            _reader.Read();
            node.Members.Add(new ManifestMember(name, offset, ReadValue(node.Key.Length == 0 ? name : $"{node.Key}.{name}")));
        }
    }

    private void ReadItems(ManifestNode array)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            array.Items.Add(ReadValue($"{array.Key}[{array.Items.Count}]"));
        }
    }

    private readonly string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("The text is not valid Unicode.", exception);
        }
    }
}
