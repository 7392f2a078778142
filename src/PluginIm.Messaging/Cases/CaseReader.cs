using System.Text;
using System.Text.Json;
using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>Reads a case from JSON, strictly: what is not of the form, or more than is taken, is refused as a whole. Names that are not known are passed over.</summary>
internal static class CaseReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    public static CarrierCase? Read(ReadOnlyMemory<byte> json, int maxBytes, out CaseRefusal? refusal)
    {
        try
        {
            refusal = null;
            return json.Length > maxBytes
                ? throw new CaseRefusalException(CaseRefusalKind.TooLarge, $"it has {json.Length} bytes, at most {maxBytes} are taken")
                : Read(json);
        }
        catch (CaseRefusalException fault)
        {
            refusal = fault.Refusal;
            return null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // Text that is no UTF-8, or half a character, shows only when it is read.
            refusal = new CaseRefusal(CaseRefusalKind.Malformed, "it is no JSON");
            return null;
        }
    }

    private static CarrierCase Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, Options);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Malformed("it is no object");
        }

        if (NumberOf(root, "v") is var version && version != CaseJson.Version)
        {
            throw new CaseRefusalException(CaseRefusalKind.UnknownVersion, $"its version is {version}");
        }

        var revision = NumberOf(root, "rev");
        return revision > 0
            ? new CarrierCase(revision, new CaseInformation
            {
                Contact = ContactOf(root),
                Subject = TextOf(root, "subject", CaseLimits.Text),
                Medium = NameOf<Medium>(root, "medium"),
                Fields = FieldsOf(root),
            })
            : throw Malformed("its revision is not positive");
    }

    private static InteractionContact? ContactOf(JsonElement root) =>
        !root.TryGetProperty("contact", out var contact) ? null
        : contact.ValueKind != JsonValueKind.Object ? throw Malformed("its contact is no object")
        : new InteractionContact(NeededOf(contact, "id", CaseLimits.Text), NeededOf(contact, "name", CaseLimits.Text));

    private static CaseField[] FieldsOf(JsonElement root)
    {
        if (!root.TryGetProperty("fields", out var fields))
        {
            return [];
        }

        if (fields.ValueKind != JsonValueKind.Array)
        {
            throw Malformed("its fields are no array");
        }

        if (fields.GetArrayLength() > CaseLimits.Fields)
        {
            throw TooLarge($"it has {fields.GetArrayLength()} fields, at most {CaseLimits.Fields} are taken");
        }

        var read = fields.EnumerateArray().Select(FieldOf).ToArray();
        return read.DistinctBy(field => field.Key, StringComparer.Ordinal).Count() == read.Length
            ? read
            : throw Malformed("a key stands in it twice");
    }

    private static CaseField FieldOf(JsonElement field)
    {
        if (field.ValueKind != JsonValueKind.Object)
        {
            throw Malformed("a field is no object");
        }

        var key = NeededOf(field, "key", CaseLimits.Key);
        return key.Length == 0
            ? throw Malformed("a key is empty")
            : new CaseField(
                key,
                TextOf(field, "label", CaseLimits.Label) ?? key,
                NeededOf(field, "value", CaseLimits.Value),
                NameOf<CaseFieldType>(field, "type") ?? CaseFieldType.Text,
                TextOf(field, "group", CaseLimits.Label));
    }

    private static string NeededOf(JsonElement parent, string name, int maxLength) =>
        TextOf(parent, name, maxLength) ?? throw Malformed($"a {name} is missing");

    private static string? TextOf(JsonElement parent, string name, int maxLength)
    {
        if (!parent.TryGetProperty(name, out var element) || element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Malformed($"a {name} is no text");
        return text.Length <= maxLength ? text : throw TooLarge($"a {name} has {text.Length} characters, at most {maxLength} are taken");
    }

    /// <summary>A name of a later version is as good as none: the value beside it is shown as it stands.</summary>
    private static T? NameOf<T>(JsonElement parent, string name)
        where T : struct, Enum =>
        TextOf(parent, name, CaseLimits.Key) is { } text && Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<T>(text) : null;

    private static int NumberOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var element) && element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number)
            ? number
            : throw Malformed($"{name} is no whole number");

    private static CaseRefusalException Malformed(string why) => new(CaseRefusalKind.Malformed, why);

    private static CaseRefusalException TooLarge(string why) => new(CaseRefusalKind.TooLarge, why);
}
