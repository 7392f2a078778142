namespace SampleShell;

/// <summary>
/// The agents' states in the shared file. A state is a lease: a desktop that has gone without saying so
/// counts as logged off after <see cref="Lease"/>.
/// </summary>
internal sealed class AgentStates
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    /// <summary>How often a desktop renews its lease: two renewals may be lost.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(15);

    private readonly DirectoryDatabase _database;
    private readonly TimeProvider _time;

    public AgentStates(DirectoryDatabase database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <param name="logon">The agent.</param>
    /// <param name="status">What the agent says of himself.</param>
    /// <param name="isInCall">Whether he is on the phone, which occupies him for calls and nothing else.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task SetAsync(string logon, AgentStatus status, bool isInCall, CancellationToken cancellationToken) =>
        Task.Run(() => Set(logon, status, isInCall), cancellationToken);

    public Task<AgentStatus> FindAsync(string logon, CancellationToken cancellationToken) =>
        Task.Run(() => Find(logon), cancellationToken);

    /// <summary>Before this moment, in milliseconds of Unix time, a state has run out.</summary>
    public long OldestValid() => (_time.GetUtcNow() - Lease).ToUnixTimeMilliseconds();

    private void Set(string logon, AgentStatus status, bool isInCall)
    {
        using var connection = _database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = """
            DELETE FROM agent_state WHERE seen_at < $valid;
            INSERT INTO agent_state (logon, status, seen_at, is_in_call) VALUES ($logon, $status, $now, $call)
            ON CONFLICT (logon) DO UPDATE SET status = excluded.status, seen_at = excluded.seen_at, is_in_call = excluded.is_in_call;
            """;
        command.Parameters.AddWithValue("$logon", logon);
        command.Parameters.AddWithValue("$status", (int)status);
        command.Parameters.AddWithValue("$call", isInCall);
        command.Parameters.AddWithValue("$valid", OldestValid());
        command.Parameters.AddWithValue("$now", _time.GetUtcNow().ToUnixTimeMilliseconds());
        command.ExecuteNonQuery();
    }

    private AgentStatus Find(string logon)
    {
        using var connection = _database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT status FROM agent_state WHERE logon = $logon AND seen_at >= $valid";
        command.Parameters.AddWithValue("$logon", logon);
        command.Parameters.AddWithValue("$valid", OldestValid());
        return command.ExecuteScalar() is long status ? (AgentStatus)status : AgentStatus.LoggedOff;
    }
}
