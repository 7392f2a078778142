using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>A target as the tables have it.</summary>
internal static class TargetRow
{
    /// <summary>Those columns, in the order in which <see cref="Read"/> takes them; <c>$valid</c> is the moment before which a state has run out.</summary>
    public const string Columns = """
        t.id, t.kind, t.display_name, t.first_name, t.last_name, t.email, t.phone, t.sip_address, t.phone_presence,
        coalesce((SELECT status FROM agent_state WHERE logon = t.id AND seen_at >= $valid), 0),
        coalesce((SELECT is_in_call FROM agent_state WHERE logon = t.id), 0)
        """;

    public static InternalTarget Read(SqliteDataReader reader)
    {
        var kind = (InternalTargetKind)reader.GetInt32(1);
        var phone = (Presence)reader.GetInt32(8);
        var status = (AgentStatus)reader.GetInt32(9);
        return new InternalTarget
        {
            Id = reader.GetString(0),
            Kind = kind,
            DisplayName = reader.GetString(2),
            FirstName = Text(reader, 3),
            LastName = Text(reader, 4),
            EmailAddress = Text(reader, 5),
            PhoneNumber = Text(reader, 6),
            SipAddress = reader.GetString(7),
            Presence = PresenceOf(kind, status, phone, reader.GetBoolean(10)),
        };
    }

    /// <summary>
    /// Who works at a desktop is there by every medium, but for calls while he is on the phone; else the telephone system alone knows of him. A Routing Point or queue takes whatever
    /// the switch carries: whether one of its agents is ready, the switch finds out.
    /// </summary>
    private static Dictionary<Medium, Presence> PresenceOf(InternalTargetKind kind, AgentStatus status, Presence phone, bool isInCall) =>
        (kind, status) switch
        {
            (InternalTargetKind.Agent, AgentStatus.LoggedOff) => new() { [Medium.Voice] = phone },
            (InternalTargetKind.Agent, _) => Enum.GetValues<Medium>().ToDictionary(
                medium => medium,
                medium => medium == Medium.Voice && isInCall && status == AgentStatus.Ready ? Presence.Busy : (Presence)status),
            _ => new() { [Medium.Voice] = phone, [Medium.InstantMessaging] = phone },
        };

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
