using Microsoft.Data.Sqlite;

namespace SampleShell;

/// <summary>The tables of the contacts and of what has been with them, in the shared file.</summary>
internal static class ContactSchema
{
    /// <summary><c>place</c> grows with the time, so that the newest is found by reading from the end.</summary>
    public const string Create = """
        CREATE TABLE contact (
            id TEXT NOT NULL PRIMARY KEY,
            display_name TEXT NOT NULL,
            fields TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE history (
            place INTEGER NOT NULL PRIMARY KEY,
            contact TEXT NOT NULL,
            medium INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            subject TEXT NOT NULL,
            agent_name TEXT,
            body TEXT NOT NULL,
            fields TEXT NOT NULL);
        CREATE INDEX history_of_contact ON history (contact, medium);
        CREATE INDEX history_in_order ON history (contact);
        CREATE TABLE transcript (
            session TEXT NOT NULL PRIMARY KEY,
            place INTEGER NOT NULL,
            interaction TEXT,
            keep_until TEXT NOT NULL,
            content TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX transcript_of_interaction ON transcript (interaction);
        """ + CreateIndex;

    /// <summary>
    /// The index of the history keeps, besides the entry's words, a sign of its contact and one of its medium: a search reads no entry of anybody else. Short
    /// beginnings of words stand in it too; what longer ones can go on to is kept beside it. It is told the words of what is deleted, and has them no more
    /// after that: one that only remembers what is gone would keep them.
    /// </summary>
    private const string CreateIndex = """

        CREATE VIRTUAL TABLE history_text USING fts5(words, content = '', detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5');
        INSERT INTO history_text (history_text, rank) VALUES ('secure-delete', 1);
        CREATE TABLE history_term (term TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
        """;

    private const string DropIndexOfVersion3 = """
        DROP TRIGGER transcript_removed;
        DROP TRIGGER history_removed;
        DROP TABLE history_text;
        DROP TABLE history_term;
        """;

    /// <summary>The index of version 3 kept what was deleted; it is made anew of the entries that are there.</summary>
    public static void TakeFromVersion3(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = DropIndexOfVersion3 + CreateIndex;
        command.ExecuteNonQuery();
        HistoryStore.IndexAll(connection, transaction);
    }
}
