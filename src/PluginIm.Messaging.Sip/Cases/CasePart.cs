using System.Text.Json;

namespace PluginIm.Messaging.Sip;

/// <summary>One part of a case that is too long for one message.</summary>
/// <param name="Revision">Of which moment it is.</param>
/// <param name="Part">Which part it is, from 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Data">Its piece of the JSON of the whole.</param>
internal sealed record CasePart(int Revision, int Part, int Of, byte[] Data)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Reads a part; null where it is none, which may be a whole case. What calls itself a part and is none is refused.</summary>
    public static CasePart? Read(ReadOnlyMemory<byte> json, out CaseRefusal? refusal)
    {
        refusal = null;
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("part", out _) || NumberOf(root, "v") != CaseJson.Version)
            {
                return null;
            }

            if (NumberOf(root, "rev") is > 0 and var revision && NumberOf(root, "of") is > 0 and var of
                && NumberOf(root, "part") is > 0 and var part && part <= of
                && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.String && data.TryGetBytesFromBase64(out var bytes))
            {
                return new CasePart(revision, part, of, bytes);
            }

            refusal = new CaseRefusal(CaseRefusalKind.Malformed, "it is no part of one");
            return null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Whoever reads it as a whole says what is wrong with it.
            return null;
        }
    }

    private static int? NumberOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var element) && element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : null;
}
