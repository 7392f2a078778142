using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>An interaction as the tables have it.</summary>
internal static class WorkRow
{
    /// <summary>In the order in which <see cref="Read"/> takes them; <c>w</c> is the interaction, <c>c</c> its contact, <c>g</c> how it came to <c>$agent</c>.</summary>
    public const string Columns = """
        w.id, w.medium, w.contact, c.display_name, w.subject, w.queue, w.address, w.note, w.received_at, w.agent, w.call_state, w.call_since, w.fields,
        coalesce((SELECT display_name FROM target WHERE id = g.given_by), g.given_by), coalesce(g.is_joint, 0), coalesce(g.is_shown, 1),
        (SELECT group_concat(coalesce(t.display_name, j.agent), ', ' ORDER BY j.agent)
         FROM work_handover j LEFT JOIN target t ON t.id = j.agent
         WHERE j.work = w.id AND j.is_joint = 1 AND j.agent <> $agent)
        """;

    public static WorkRecord Read(SqliteDataReader reader) => new()
    {
        Id = reader.GetString(0),
        Medium = (Medium)reader.GetInt32(1),
        Contact = new InteractionContact(reader.GetString(2), reader.GetString(3)),
        Subject = reader.GetString(4),
        Queue = reader.GetString(5),
        Address = reader.GetString(6),
        Note = reader.GetString(7),
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(8)),
        Agent = reader.IsDBNull(9) ? null : reader.GetString(9),
        Call = reader.IsDBNull(10) ? null : new WorkCall((VoiceCallState)reader.GetInt32(10), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(11))),
        Fields = CaseFields.Read(reader.GetString(12)),
        GivenBy = reader.IsDBNull(13) ? null : reader.GetString(13),
        IsJoint = reader.GetBoolean(14),
        IsToBeShown = !reader.GetBoolean(15),
        SharedWith = reader.IsDBNull(16) ? null : reader.GetString(16),
    };

    public static WorkMessage ReadMessage(SqliteDataReader reader) => new(
        reader.GetInt32(0),
        (WorkAuthor)reader.GetInt32(1),
        reader.GetString(2),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)),
        reader.GetString(4));
}
