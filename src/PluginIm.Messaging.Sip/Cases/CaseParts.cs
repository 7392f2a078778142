using System.Text.Json;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// A case as bodies of MESSAGEs: whole where it fits, else in parts <c>{"v":1,"rev":n,"part":i,"of":k,"data":"..."}</c>, whose data, in Base64 (RFC 4648 4) and put
/// together in order, is the JSON of the whole.
/// </summary>
internal static class CaseParts
{
    /// <summary>No body of a case is longer: with the headers of a request it stays below what switches take.</summary>
    public const int MaxBody = 12_000;

    /// <summary>So much of the whole that a part of it, in Base64, is no longer than that.</summary>
    private const int MaxData = 8_800;

    /// <summary>The bodies in their order.</summary>
    public static IReadOnlyList<byte[]> Split(CarrierCase moment)
    {
        var whole = CaseJson.Write(moment);
        if (whole.Length <= MaxBody)
        {
            return [whole];
        }

        var data = whole.Chunk(MaxData).ToArray();
        return [.. data.Select((part, index) => Write(moment.Revision, index + 1, data.Length, part))];
    }

    private static byte[] Write(int revision, int part, int of, byte[] data)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("v", CaseJson.Version);
            json.WriteNumber("rev", revision);
            json.WriteNumber("part", part);
            json.WriteNumber("of", of);
            json.WriteBase64String("data", data);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
