using Microsoft.Data.Sqlite;
using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class DirectoryDatabaseTests : IDisposable
{
    private static readonly TimeSpan LittlePatience = TimeSpan.FromSeconds(1);

    private readonly TestFolder _folder = new();

    private string DatabaseFile => _folder.File("desktop.db");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void The_first_start_makes_the_folder_and_fills_the_file()
    {
        var file = Path.Combine(_folder.Path, "deeper", "still", "desktop.db");

        var database = DirectoryDatabase.Open(file);

        Assert.AreEqual(48L, Ask(database, "SELECT count(*) FROM target"));
        Assert.AreEqual(48L, Ask(database, "SELECT count(*) FROM target_text"));
    }

    [TestMethod]
    public void A_second_start_finds_the_file_as_the_first_left_it()
    {
        Do(DirectoryDatabase.Open(DatabaseFile), "UPDATE target SET display_name = 'Amy Baker' WHERE id = 'amiller'; DELETE FROM target WHERE id = 'bnovak'");

        var again = DirectoryDatabase.Open(DatabaseFile);

        Assert.AreEqual(47L, Ask(again, "SELECT count(*) FROM target"));
        Assert.AreEqual("Amy Baker", Ask(again, "SELECT display_name FROM target WHERE id = 'amiller'"));
    }

    [TestMethod]
    public async Task Desktops_that_start_at_once_fill_the_file_once()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => DirectoryDatabase.Open(DatabaseFile))));

        Assert.AreEqual(48L, Ask(databases[0], "SELECT count(*) FROM target_text"));
    }

    [TestMethod]
    public async Task A_file_of_the_first_version_is_brought_to_this_one_with_its_targets()
    {
        using (var older = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False"))
        {
            older.Open();
            using var command = older.CreateCommand();
            command.CommandText = """
                CREATE TABLE target (
                    id TEXT NOT NULL PRIMARY KEY, kind INTEGER NOT NULL, display_name TEXT NOT NULL, first_name TEXT, last_name TEXT, email TEXT,
                    phone TEXT, phone_digits TEXT NOT NULL, sip_address TEXT NOT NULL UNIQUE COLLATE NOCASE, phone_presence INTEGER NOT NULL);
                CREATE VIRTUAL TABLE target_text USING fts5(
                    id, display_name, email, phone, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
                CREATE TABLE agent_state (logon TEXT NOT NULL PRIMARY KEY, status INTEGER NOT NULL, seen_at INTEGER NOT NULL);
                INSERT INTO target VALUES ('own', 0, 'Our Own', 'Our', 'Own', NULL, '+1 555 7777', '15557777', 'sip:own@im.test', 3);
                PRAGMA application_id = 0x50497364;
                PRAGMA user_version = 1;
                """;
            command.ExecuteNonQuery();
        }

        var database = DirectoryDatabase.Open(DatabaseFile);

        Assert.AreEqual(1L, Ask(database, "SELECT count(*) FROM target"));
        Assert.AreEqual(0L, Ask(database, "SELECT count(*) FROM favourite"));
        var targets = new TargetDirectory(database, new AgentStates(database, TimeProvider.System));
        var found = await targets.SearchAsync(DirectoryQuery.TryParse("7777")!, TargetFilter.Everything, "kmilburn", 50, CancellationToken.None);
        Assert.AreEqual("Our Own", found.Single().DisplayName);
    }

    [TestMethod]
    public async Task A_file_of_version_3_is_brought_to_this_one_and_its_history_is_found()
    {
        var older = DirectoryDatabase.Open(DatabaseFile);
        SampleWork.FillWhereEmpty(older, TimeProvider.System);
        Do(older, """
            ALTER TABLE agent_state DROP COLUMN is_in_call;
            DROP TABLE history_text;
            CREATE VIRTUAL TABLE history_text USING fts5(
                words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5');
            DELETE FROM history_term;
            CREATE TRIGGER transcript_removed AFTER DELETE ON transcript BEGIN
                DELETE FROM history WHERE place = old.place;
            END;
            CREATE TRIGGER history_removed AFTER DELETE ON history BEGIN
                DELETE FROM history_text WHERE rowid = old.place;
            END;
            PRAGMA user_version = 3;
            """);

        var database = DirectoryDatabase.Open(DatabaseFile);

        var history = new HistoryStore(database, TimeProvider.System);
        Assert.HasCount(1, (await history.SearchAsync(new ContactHistoryQuery("C-10023") { Text = "drain pump" }, CancellationToken.None)).Entries);
        Assert.AreEqual(48L, Ask(database, "SELECT count(*) FROM target"));
        Assert.AreEqual(0L, Ask(database, "SELECT count(*) FROM sqlite_schema WHERE name IN ('transcript_removed', 'history_removed')"));
    }

    [TestMethod]
    public void A_file_that_is_no_database_is_told_and_left_as_it_is()
    {
        _folder.Write("desktop.db", new string('x', 5000));

        var fault = Refused();

        StringAssert.Contains(fault, DatabaseFile);
        StringAssert.Contains(fault, "is damaged. It was left as it is");
        Assert.AreEqual(new string('x', 5000), File.ReadAllText(DatabaseFile));
    }

    [TestMethod]
    public void A_damaged_database_is_told_and_left_as_it_is()
    {
        DirectoryDatabase.Open(DatabaseFile);
        Settle();
        var bytes = File.ReadAllBytes(DatabaseFile);
        // Behind the header, which still says that it is a database.
        Array.Fill<byte>(bytes, 0xA5, 200, bytes.Length - 200);
        File.WriteAllBytes(DatabaseFile, bytes);

        var fault = Refused();

        StringAssert.Contains(fault, "is damaged. It was left as it is");
        CollectionAssert.AreEqual(bytes, File.ReadAllBytes(DatabaseFile));
    }

    [TestMethod]
    public void A_cut_database_is_told_and_left_as_it_is()
    {
        DirectoryDatabase.Open(DatabaseFile);
        Settle();
        var bytes = File.ReadAllBytes(DatabaseFile)[..6000];
        File.WriteAllBytes(DatabaseFile, bytes);

        var fault = Refused();

        StringAssert.Contains(fault, "is damaged. It was left as it is");
        CollectionAssert.AreEqual(bytes, File.ReadAllBytes(DatabaseFile));
    }

    [TestMethod]
    public void The_database_of_another_program_is_told_and_left_as_it_is()
    {
        using (var other = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (text TEXT); INSERT INTO theirs VALUES ('precious')";
            command.ExecuteNonQuery();
        }

        var bytes = File.ReadAllBytes(DatabaseFile);

        StringAssert.Contains(Refused(), "is the database of another program. It was left as it is.");
        CollectionAssert.AreEqual(bytes, File.ReadAllBytes(DatabaseFile));
    }

    [TestMethod]
    public void A_file_of_a_later_version_is_told_and_left_as_it_is()
    {
        var database = DirectoryDatabase.Open(DatabaseFile);
        Do(database, "PRAGMA user_version = 7; UPDATE target SET display_name = 'From the future'");

        StringAssert.Contains(Refused(), "was made by a later version of this program (7)");
        Assert.AreEqual("From the future", Ask(database, "SELECT display_name FROM target WHERE id = 'amiller'"));
    }

    [TestMethod]
    public void A_file_that_another_program_holds_is_told()
    {
        using var holder = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        holder.Open();
        using var hold = holder.CreateCommand();
        hold.CommandText = "BEGIN EXCLUSIVE; CREATE TABLE half_done (x)";
        hold.ExecuteNonQuery();

        StringAssert.Contains(Refused(), "is held by another program");
    }

    [TestMethod]
    public void A_desktop_that_writes_keeps_nobody_from_starting()
    {
        var database = DirectoryDatabase.Open(DatabaseFile);
        using var writer = database.Connect();
        using var transaction = writer.BeginTransaction(deferred: false);

        var second = DirectoryDatabase.Open(DatabaseFile, LittlePatience);

        Assert.AreEqual(48L, Ask(second, "SELECT count(*) FROM target"));
    }

    [TestMethod]
    public void A_file_that_may_only_be_read_is_told_and_left_as_it_is()
    {
        DirectoryDatabase.Open(DatabaseFile);
        Settle();
        var bytes = File.ReadAllBytes(DatabaseFile);
        // The format's write version: one that SQLite does not know makes the file read-only for everybody, even for who may do everything.
        bytes[18] = 9;
        File.WriteAllBytes(DatabaseFile, bytes);

        StringAssert.Contains(Refused(), "cannot be written");
        CollectionAssert.AreEqual(bytes, File.ReadAllBytes(DatabaseFile));
    }

    [TestMethod]
    public void A_folder_in_the_place_of_the_file_is_told()
    {
        Directory.CreateDirectory(DatabaseFile);

        StringAssert.Contains(Refused(), "cannot be written");
    }

    [TestMethod]
    public void A_file_in_the_place_of_the_folder_is_told()
    {
        var file = Path.Combine(_folder.Write("data", "not a folder"), "desktop.db");

        var fault = Assert.ThrowsExactly<DirectoryUnavailableException>(() => DirectoryDatabase.Open(file)).Message;

        StringAssert.Contains(fault, "cannot be written");
        Assert.AreEqual("not a folder", File.ReadAllText(_folder.File("data")));
    }

    private static object? Ask(DirectoryDatabase database, string sql)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this file's constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static void Do(DirectoryDatabase database, string sql) => Ask(database, sql);

    /// <summary>Lets go of the file, whose log is then written back into it.</summary>
    private static void Settle() => SqliteConnection.ClearAllPools();

    private string Refused() =>
        Assert.ThrowsExactly<DirectoryUnavailableException>(() => DirectoryDatabase.Open(DatabaseFile, LittlePatience)).Message;
}
