using System.Text.Encodings.Web;
using System.Text.Json;
using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>
/// A case as JSON, on the wire and in a journal: <c>{"v":1,"rev":n,"contact":{"id","name"},"subject","medium","fields":[{"key","label","value","type","group"}]}</c>.
/// What is not known is left out. Whatever a value holds stays data: it comes back as it was.
/// </summary>
public static class CaseJson
{
    /// <summary>The type of the body.</summary>
    public const string MediaTypeName = "application/vnd.pluginim.case+json";

    /// <summary>The version of the form.</summary>
    public const int Version = 1;

    // No HTML is near it: letters of all languages stand as they are, which is a sixth of their length.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a case. A surrogate that stands alone becomes U+FFFD.</summary>
    /// <param name="moment">The case.</param>
    /// <returns>The JSON as UTF-8.</returns>
    public static byte[] Write(CarrierCase moment)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteNumber("rev", moment.Revision);
            WriteCase(json, moment.Information);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads a case. Nothing in the bytes makes it throw.</summary>
    /// <param name="json">The JSON as UTF-8.</param>
    /// <param name="maxBytes">How long it may be.</param>
    /// <param name="refusal">Why it is not taken, without anything of a value in it; null where it is.</param>
    /// <returns>The case; null where it is not taken.</returns>
    public static CarrierCase? Read(ReadOnlyMemory<byte> json, int maxBytes, out CaseRefusal? refusal) => CaseReader.Read(json, maxBytes, out refusal);

    private static void WriteCase(Utf8JsonWriter json, CaseInformation information)
    {
        if (information.Contact is { } contact)
        {
            json.WriteStartObject("contact");
            json.WriteString("id", contact.Id);
            json.WriteString("name", contact.DisplayName);
            json.WriteEndObject();
        }

        WriteText(json, "subject", information.Subject);
        WriteText(json, "medium", information.Medium?.ToString());
        json.WriteStartArray("fields");
        foreach (var field in information.Fields)
        {
            WriteField(json, field);
        }

        json.WriteEndArray();
    }

    private static void WriteField(Utf8JsonWriter json, CaseField field)
    {
        json.WriteStartObject();
        json.WriteString("key", field.Key);
        json.WriteString("label", field.Label);
        json.WriteString("value", field.Value);
        WriteText(json, "type", field.Type == CaseFieldType.Text ? null : field.Type.ToString());
        WriteText(json, "group", field.Group);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
