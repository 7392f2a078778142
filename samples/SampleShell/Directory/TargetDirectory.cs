using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Finds targets in the shared file, with their readiness.</summary>
internal sealed class TargetDirectory : ITargetDirectory
{
    private const string Columns = """
        SELECT t.id, t.kind, t.display_name, t.first_name, t.last_name, t.email, t.phone, t.sip_address, t.phone_presence,
               coalesce((SELECT status FROM agent_state WHERE logon = t.id AND seen_at >= $valid), 0) AS status
        FROM target t
        """;

    /// <summary>First who works at a desktop, then whom the telephone reaches: the one most likely meant stands on top.</summary>
    private const string Search = Columns + """

        WHERE t.id <> $self
          AND (t.id IN (SELECT id FROM target_text WHERE target_text MATCH $match)
               OR ($digits IS NOT NULL AND instr(t.phone_digits, $digits) > 0))
        ORDER BY status DESC, t.phone_presence DESC, t.kind, t.display_name
        LIMIT $limit
        """;

    private const string ByAddress = Columns + " WHERE t.sip_address = $address";

    private const string ById = Columns + " WHERE t.id = $id";

    private readonly DirectoryDatabase _database;
    private readonly AgentStates _states;

    public TargetDirectory(DirectoryDatabase database, AgentStates states)
    {
        _database = database;
        _states = states;
    }

    public Task<IReadOnlyList<InternalTarget>> SearchAsync(
        DirectoryQuery query, string self, int limit, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<InternalTarget>>(
            () => Read(
                Search,
                command =>
                {
                    command.Parameters.AddWithValue("$match", query.Match);
                    command.Parameters.AddWithValue("$digits", query.Digits ?? (object)DBNull.Value);
                    command.Parameters.AddWithValue("$self", self);
                    command.Parameters.AddWithValue("$limit", limit);
                },
                cancellationToken),
            cancellationToken);

    public async ValueTask<InternalTarget?> FindByAddressAsync(string sipAddress, CancellationToken cancellationToken)
    {
        var found = await Task.Run(
            () => Read(ByAddress, command => command.Parameters.AddWithValue("$address", sipAddress), cancellationToken),
            cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<InternalTarget?> FindByIdAsync(string id, CancellationToken cancellationToken)
    {
        var found = await Task.Run(
            () => Read(ById, command => command.Parameters.AddWithValue("$id", id), cancellationToken),
            cancellationToken);
        return found.SingleOrDefault();
    }

    private List<InternalTarget> Read(string sql, Action<SqliteCommand> bind, CancellationToken cancellationToken)
    {
        using var connection = _database.Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this file's constants; what was typed comes as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$valid", _states.OldestValid());
        bind(command);
        var targets = new List<InternalTarget>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            targets.Add(ReadTarget(reader));
        }

        return targets;
    }

    private static InternalTarget ReadTarget(SqliteDataReader reader)
    {
        var kind = (InternalTargetKind)reader.GetInt32(1);
        var status = (AgentStatus)reader.GetInt32(9);
        var phone = (Presence)reader.GetInt32(8);
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
            Presence = PresenceOf(kind, status, phone),
        };
    }

    /// <summary>
    /// Who works at a desktop is there by every medium; else the telephone system alone knows of him. A Routing Point or queue takes whatever
    /// the switch carries: whether one of its agents is ready, the switch finds out.
    /// </summary>
    private static Dictionary<Medium, Presence> PresenceOf(InternalTargetKind kind, AgentStatus status, Presence phone) =>
        (kind, status) switch
        {
            (InternalTargetKind.Agent, AgentStatus.LoggedOff) => new() { [Medium.Voice] = phone },
            (InternalTargetKind.Agent, _) => Enum.GetValues<Medium>().ToDictionary(medium => medium, _ => (Presence)status),
            _ => new() { [Medium.Voice] = phone, [Medium.InstantMessaging] = phone },
        };

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
