using Microsoft.Extensions.Time.Testing;
using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>The directory of a machine in a file of the test's own, with a clock that the test winds.</summary>
internal sealed class TestDirectory : IDisposable
{
    private readonly TestFolder _folder = new();

    public TestDirectory()
    {
        Database = DirectoryDatabase.Open(_folder.File("desktop.db"));
        States = new AgentStates(Database, Time);
        Targets = new TargetDirectory(Database, States);
        Lists = new AgentTargets(Database, States, Time);
    }

    public DirectoryDatabase Database { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public AgentStates States { get; }

    public TargetDirectory Targets { get; }

    /// <summary>What Kate sees when she types that.</summary>
    public async Task<IReadOnlyList<InternalTarget>> SearchAsync(
        string text, string self = "kmilburn", int limit = 50, TargetFilter? filter = null) =>
        DirectoryQuery.TryParse(text) is { } query
            ? await Targets.SearchAsync(query, filter ?? TargetFilter.Everything, self, limit, CancellationToken.None)
            : [];

    public async Task<IReadOnlyList<string>> NamesAsync(string text, string self = "kmilburn") =>
        [.. (await SearchAsync(text, self)).Select(target => target.DisplayName)];

    /// <summary>Gives a target another name, as a directory that is filled anew does.</summary>
    public async Task RenameAsync(string id, string name)
    {
        var words = DirectorySchema.WordsOf(await FindAsync(id) with { DisplayName = name, FirstName = null, LastName = null });
        Execute($"UPDATE target SET display_name = '{name}', words = '{words}' WHERE id = '{id}'");
    }

    public async Task<InternalTarget> FindAsync(string id) =>
        await Targets.FindByIdAsync(id, CancellationToken.None) ?? throw new AssertFailedException($"{id} is not in the directory.");

    public AgentTargets Lists { get; }

    public void Execute(string sql)
    {
        using var connection = Database.Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public long Count(string table) => Number($"SELECT count(*) FROM {table}");

    public long Number(string sql)
    {
        using var connection = Database.Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => _folder.Dispose();
}
