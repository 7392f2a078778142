using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Reads targets over a connection of its own, and stops in the middle when nobody wants them any more.</summary>
internal sealed class DirectoryReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _interruption;

    public DirectoryReader(DirectoryDatabase database, CancellationToken cancellationToken)
    {
        _connection = database.Connect();
        _cancellationToken = cancellationToken;
        _interruption = cancellationToken.UnsafeRegister(
            static handle => SQLitePCL.raw.sqlite3_interrupt((SQLitePCL.sqlite3)handle!), _connection.Handle);
    }

    /// <exception cref="OperationCanceledException">The reading was given up.</exception>
    public IReadOnlyList<InternalTarget> Read(string sql, Action<SqliteParameterCollection> bind)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of the callers; what was typed comes as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        bind(command.Parameters);
        try
        {
            var targets = new List<InternalTarget>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                _cancellationToken.ThrowIfCancellationRequested();
                targets.Add(TargetRow.Read(reader));
            }

            return targets;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("The search was given up.", exception, _cancellationToken);
        }
    }

    public void Dispose()
    {
        // It waits for an interruption that is under way: the connection goes back to the pool for others.
        _interruption.Dispose();
        _connection.Dispose();
    }
}
