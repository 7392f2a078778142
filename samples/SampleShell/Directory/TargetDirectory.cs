using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Finds targets in the shared file, with their readiness.</summary>
internal sealed class TargetDirectory : ITargetDirectory
{
    /// <summary>The index gives its rows in the order of their places: it is read no further than the limit.</summary>
    private const string Search = $"""
        SELECT {TargetRow.Columns}
        FROM target_text JOIN target t ON t.place = target_text.rowid
        WHERE target_text MATCH $match AND target_text.rowid BETWEEN $first AND $last AND t.id <> $self
        ORDER BY target_text.rowid
        LIMIT $limit
        """;

    private const string ByAddress = $"SELECT {TargetRow.Columns} FROM target t WHERE t.sip_address = $address";

    private const string ById = $"SELECT {TargetRow.Columns} FROM target t WHERE t.id = $id";

    private readonly DirectoryDatabase _database;
    private readonly AgentStates _states;

    public TargetDirectory(DirectoryDatabase database, AgentStates states)
    {
        _database = database;
        _states = states;
    }

    public Task<IReadOnlyList<InternalTarget>> SearchAsync(
        DirectoryQuery query, TargetFilter filter, string self, int limit, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<InternalTarget>>(() => Find(query, filter, self, limit, cancellationToken), cancellationToken);

    public async ValueTask<InternalTarget?> FindByAddressAsync(string sipAddress, CancellationToken cancellationToken) =>
        await Task.Run(() => FindOne(ByAddress, "$address", sipAddress, cancellationToken), cancellationToken);

    public Task<InternalTarget?> FindByIdAsync(string id, CancellationToken cancellationToken) =>
        Task.Run(() => FindOne(ById, "$id", id, cancellationToken), cancellationToken);

    private List<InternalTarget> Find(
        DirectoryQuery query, TargetFilter filter, string self, int limit, CancellationToken cancellationToken)
    {
        using var reader = new DirectoryReader(_database, cancellationToken);
        var found = new List<InternalTarget>();
        foreach (var (first, last) in TargetPlace.Stretches(filter.ReadyOnly))
        {
            var stretch = reader.Read(Search, parameters =>
            {
                parameters.AddWithValue("$valid", _states.OldestValid());
                parameters.AddWithValue("$match", KindSign.Narrow(query.Match, filter));
                parameters.AddWithValue("$first", first);
                parameters.AddWithValue("$last", last);
                parameters.AddWithValue("$self", self);
                parameters.AddWithValue("$limit", limit - found.Count);
            });
            // A state that has run out is seen here; its place in the index changes when a desktop next clears up.
            found.AddRange(stretch.Where(filter.Wants));
            if (found.Count >= limit)
            {
                break;
            }
        }

        return found;
    }

    private InternalTarget? FindOne(string sql, string parameter, string value, CancellationToken cancellationToken)
    {
        using var reader = new DirectoryReader(_database, cancellationToken);
        return reader.Read(sql, parameters =>
        {
            parameters.AddWithValue("$valid", _states.OldestValid());
            parameters.AddWithValue(parameter, value);
        }).SingleOrDefault();
    }
}
