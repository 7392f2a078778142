using System.Text.Encodings.Web;
using System.Text.Json;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// What is said about a session, and is nothing for its transcript: <c>application/vnd.pluginim.control+json</c>. Who is in it:
/// <c>{"v":1,"type":"roster","rev":n,"parties":[{"address","name"}]}</c>.
/// </summary>
internal static class ControlBody
{
    public const string MediaTypeName = "application/vnd.pluginim.control+json";

    private const int Version = 1;
    private const string Roster = "roster";
    private const int MaxAddress = 300;
    private const int MaxName = 200;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Writes who is in a conversation.</summary>
    public static byte[] Write(CarrierRoster roster)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Relaxed))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteString("type", Roster);
            json.WriteNumber("rev", roster.Revision);
            json.WriteStartArray("parties");
            foreach (var party in roster.Parties)
            {
                json.WriteStartObject();
                json.WriteString("address", party.Address);
                json.WriteString("name", party.DisplayName);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads who is in a conversation; null where it says something else. Nothing in the bytes makes it throw.</summary>
    /// <param name="body">The JSON.</param>
    /// <param name="isMalformed">Whether it is not of the form; what is of a later version, or of a type that is not known, is passed over.</param>
    public static CarrierRoster? TryRead(ReadOnlyMemory<byte> body, out bool isMalformed)
    {
        isMalformed = false;
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var root = document.RootElement;
            if (root.GetProperty("v").GetInt32() != Version || root.GetProperty("type").GetString() != Roster)
            {
                return null;
            }

            var revision = root.GetProperty("rev").GetInt32();
            var parties = root.GetProperty("parties");
            if (revision > 0 && parties.GetArrayLength() <= CarrierRoster.MostParties
                && parties.EnumerateArray().Select(PartyOf).ToArray() is var read && !read.Contains(null))
            {
                return new CarrierRoster(revision, read!);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // It is not of the form, in whichever way.
        }

        isMalformed = true;
        return null;
    }

    private static ImParty? PartyOf(JsonElement party) =>
        party.GetProperty("address").GetString() is { Length: <= MaxAddress } address && SipUri.TryParse(address, out var uri)
        && party.GetProperty("name").GetString() is { Length: <= MaxName } name
            ? InvitationReader.PartyOf(new SipAddress(uri, Clean(name)))
            : null;

    /// <summary>A name stands in a line with others.</summary>
    private static string Clean(string name) => string.Concat(name.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
