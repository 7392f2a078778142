namespace SampleShell;

/// <summary>What the desktop remembers for each agent, by name.</summary>
internal sealed class AgentSettings
{
    private readonly DirectoryDatabase _database;

    public AgentSettings(DirectoryDatabase database) => _database = database;

    public string? Find(string agent, string name)
    {
        using var connection = _database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM agent_setting WHERE agent = $agent AND name = $name";
        command.Parameters.AddWithValue("$agent", agent);
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() as string;
    }

    public void Set(string agent, string name, string value)
    {
        using var connection = _database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO agent_setting VALUES ($agent, $name, $value) ON CONFLICT (agent, name) DO UPDATE SET value = excluded.value";
        command.Parameters.AddWithValue("$agent", agent);
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$value", value);
        command.ExecuteNonQuery();
    }
}
