using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Each agent's favourite and recent targets in the shared file.</summary>
internal sealed class AgentTargets
{
    public const int MostRecent = 10;

    public const int MostFavourites = 100;

    private const string Favourites = $"""
        SELECT {TargetRow.Columns}
        FROM favourite JOIN target t ON t.id = favourite.target
        WHERE favourite.agent = $agent
        ORDER BY t.rank
        LIMIT $limit
        """;

    private const string Recent = $"""
        SELECT {TargetRow.Columns}
        FROM recent JOIN target t ON t.id = recent.target
        WHERE recent.agent = $agent
        ORDER BY recent.used_at DESC
        LIMIT $limit
        """;

    private readonly DirectoryDatabase _database;
    private readonly AgentStates _states;
    private readonly TimeProvider _time;

    public AgentTargets(DirectoryDatabase database, AgentStates states, TimeProvider time)
    {
        _database = database;
        _states = states;
        _time = time;
    }

    public Task<TargetLists> LoadAsync(string agent, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var reader = new DirectoryReader(_database, cancellationToken);
            return new TargetLists(Read(reader, Favourites, agent, MostFavourites), Read(reader, Recent, agent, MostRecent));
        },
        cancellationToken);

    public Task SetFavouriteAsync(string agent, string target, bool isFavourite, CancellationToken cancellationToken) => Task.Run(
        () => Write(
            isFavourite
                ? "INSERT OR IGNORE INTO favourite VALUES ($agent, $target, $now)"
                : "DELETE FROM favourite WHERE agent = $agent AND target = $target",
            agent,
            target),
        cancellationToken);

    public Task RememberAsync(string agent, string target, CancellationToken cancellationToken) => Task.Run(
        () => Write(
            """
            INSERT INTO recent VALUES ($agent, $target, $now) ON CONFLICT (agent, target) DO UPDATE SET used_at = excluded.used_at;
            DELETE FROM recent WHERE agent = $agent AND target NOT IN
                (SELECT target FROM recent WHERE agent = $agent ORDER BY used_at DESC LIMIT $most);
            """,
            agent,
            target),
        cancellationToken);

    private IReadOnlyList<InternalTarget> Read(DirectoryReader reader, string sql, string agent, int limit) => reader.Read(sql, parameters =>
    {
        parameters.AddWithValue("$valid", _states.OldestValid());
        parameters.AddWithValue("$agent", agent);
        parameters.AddWithValue("$limit", limit);
    });

    private void Write(string sql, string agent, string target)
    {
        using var connection = _database.Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this file's constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$agent", agent);
        command.Parameters.AddWithValue("$target", target);
        command.Parameters.AddWithValue("$now", _time.GetUtcNow().ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$most", MostRecent);
        command.ExecuteNonQuery();
    }
}
