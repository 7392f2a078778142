using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The contacts in the shared file.</summary>
internal sealed class ContactStore
{
    private readonly DirectoryDatabase _database;

    public ContactStore(DirectoryDatabase database) => _database = database;

    public static void Add(SqliteConnection connection, SqliteTransaction transaction, ContactInformation contact)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO contact VALUES ($id, $name, $fields)";
        command.Parameters.AddWithValue("$id", contact.Contact.Id);
        command.Parameters.AddWithValue("$name", contact.Contact.DisplayName);
        command.Parameters.AddWithValue("$fields", CaseFields.Write(contact.Fields));
        command.ExecuteNonQuery();
    }

    public Task<ContactInformation?> FindAsync(string contactId, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var reader = new DirectoryReader(_database, cancellationToken);
            return reader.Read(
                "SELECT id, display_name, fields FROM contact WHERE id = $id",
                parameters => parameters.AddWithValue("$id", contactId),
                row => new ContactInformation(new InteractionContact(row.GetString(0), row.GetString(1)), CaseFields.Read(row.GetString(2)))).SingleOrDefault();
        },
        cancellationToken);
}
