using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The values of a case or a contact as a column keeps them.</summary>
internal static class CaseFields
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<CaseFieldType>() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyList<CaseField> fields) => JsonSerializer.Serialize(fields, Json);

    public static IReadOnlyList<CaseField> Read(string text) => JsonSerializer.Deserialize<IReadOnlyList<CaseField>>(text, Json) ?? [];
}
