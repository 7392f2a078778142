using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Reads rows over a connection of its own, and stops in the middle when nobody wants them any more.</summary>
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

    /// <inheritdoc cref="Read{T}"/>
    public IReadOnlyList<InternalTarget> Read(string sql, Action<SqliteParameterCollection> bind) => Read(sql, bind, TargetRow.Read);

    /// <exception cref="OperationCanceledException">The reading was given up.</exception>
    public IReadOnlyList<T> Read<T>(string sql, Action<SqliteParameterCollection> bind, Func<SqliteDataReader, T> read)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of the callers; what was typed comes as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        bind(command.Parameters);
        try
        {
            var rows = new List<T>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                _cancellationToken.ThrowIfCancellationRequested();
                rows.Add(read(reader));
            }

            return rows;
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
