using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests.Files;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class OwnerOnlyTests
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;
    private const UnixFileMode Everything = (UnixFileMode)0b111_111_111;

    [TestMethod]
    public async Task Nobody_but_the_user_may_read_the_folder_or_any_file_in_it()
    {
        await using var environment = new JournalEnvironment();
        var journal = environment.Open();
        await journal.WriteAllAsync(Samples.Opened("s"));

        Assert.AreEqual(FolderMode, File.GetUnixFileMode(environment.Folder));
        CollectionAssert.AreEqual(new[] { "", "-wal", ".lock" }, environment.Companions.ToArray());
        foreach (var file in Directory.GetFiles(environment.Folder))
        {
            Assert.AreEqual(FileMode, File.GetUnixFileMode(file), file);
        }
    }

    [TestMethod]
    public async Task Rights_that_others_have_to_the_file_are_taken_away()
    {
        await using var environment = new JournalEnvironment();
        await environment.WriteAsync(Samples.Opened("s"));
        File.SetUnixFileMode(environment.File, Everything);

        await environment.LoadAsync();

        Assert.AreEqual(FileMode, File.GetUnixFileMode(environment.File));
    }

    [TestMethod]
    public async Task Folder_that_others_may_write_into_is_not_used()
    {
        await using var environment = new JournalEnvironment();
        Directory.CreateDirectory(environment.Folder);
        File.SetUnixFileMode(environment.Folder, Everything);
        var journal = environment.Open();

        await journal.WriteAllAsync(Samples.Opened("s"));

        Assert.IsTrue(journal.IsBroken);
        Assert.IsEmpty(Directory.GetFileSystemEntries(environment.Folder));
        Assert.AreEqual(Everything, File.GetUnixFileMode(environment.Folder));
        Assert.Contains("FolderOpenToOthers", Assert.ContainsSingle(environment.Warnings));
    }
}
