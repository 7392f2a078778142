using System.Text.Json;

namespace PluginIm.Messaging.Journal;

/// <summary>What a header has of a conversation of more than two, as the JSON of one column.</summary>
internal sealed record ConferenceRow(string? ConversationId, CarrierRoster? Roster, IReadOnlyList<JournaledMember> Members)
{
    /// <summary>The column of a header; null where it is one of two.</summary>
    public static string? Write(JournaledHeader header) => header is { ConversationId: null, Roster: null, Members.Count: 0 }
        ? null
        : JsonSerializer.Serialize(new ConferenceRow(header.ConversationId, header.Roster, header.Members), ConferenceRowJson.Default.ConferenceRow);

    /// <summary>The header with what the column has.</summary>
    /// <exception cref="FormatException">The column is not of the form.</exception>
    public static JournaledHeader Read(JournaledHeader header, string? json)
    {
        if (json is null)
        {
            return header;
        }

        try
        {
            var row = JsonSerializer.Deserialize(json, ConferenceRowJson.Default.ConferenceRow) ?? throw new FormatException("the conference is none.");
            return header with { ConversationId = row.ConversationId, Roster = row.Roster, Members = row.Members };
        }
        catch (JsonException fault)
        {
            throw new FormatException("the conference is malformed.", fault);
        }
    }
}
