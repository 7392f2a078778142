using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace SampleShell.Tests;

[TestClass]
public sealed class SharedDirectoryTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestLog _log = new();

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task A_directory_that_can_be_opened_is_searched()
    {
        await using var directory = Open();

        Assert.IsNull(directory.Fault);
        Assert.IsNotNull(directory.States);
        Assert.HasCount(1, await directory.SearchAsync(DirectoryQuery.TryParse("amiller")!, TargetFilter.Everything, "kmilburn", 50, CancellationToken.None));
        Assert.AreEqual("Amy Miller", (await directory.FindByAddressAsync("sip:amiller@im.test", CancellationToken.None))?.DisplayName);
        Assert.AreEqual("Amy Miller", (await directory.FindByIdAsync("amiller", CancellationToken.None))?.DisplayName);
    }

    [TestMethod]
    public async Task One_that_cannot_be_opened_is_told_and_finds_nobody()
    {
        _folder.Write("desktop.db", new string('x', 5000));

        await using var directory = Open();

        StringAssert.Contains(directory.Fault, "is damaged");
        Assert.HasCount(1, _log.AtLeast(LogLevel.Error));
        Assert.IsNull(directory.States);
        Assert.IsEmpty(await directory.SearchAsync(DirectoryQuery.TryParse("amiller")!, TargetFilter.Everything, "kmilburn", 50, CancellationToken.None));
        Assert.IsNull(await directory.FindByAddressAsync("sip:amiller@im.test", CancellationToken.None));
        Assert.IsNull(await directory.FindByIdAsync("amiller", CancellationToken.None));
    }

    [TestMethod]
    public async Task One_that_could_not_be_opened_is_there_when_what_was_in_the_way_is_gone()
    {
        _folder.Write("desktop.db", new string('x', 5000));
        await using var directory = Open();
        File.Delete(_folder.File("desktop.db"));

        await directory.TryAgainAsync();

        Assert.IsNull(directory.Fault);
        Assert.IsNotNull(directory.States);
        Assert.AreEqual("Amy Miller", (await directory.FindByIdAsync("amiller", CancellationToken.None))?.DisplayName);
    }

    [TestMethod]
    public async Task One_that_still_cannot_be_opened_says_so_again()
    {
        _folder.Write("desktop.db", new string('x', 5000));
        await using var directory = Open();

        await directory.TryAgainAsync();

        StringAssert.Contains(directory.Fault, "is damaged");
        Assert.HasCount(2, _log.AtLeast(LogLevel.Error));
    }

    [TestMethod]
    public async Task Lists_that_change_are_told_and_without_a_directory_there_are_none()
    {
        await using var directory = Open();
        var told = 0;
        directory.ListsChanged += (_, _) => told++;

        await directory.SetFavouriteAsync("kmilburn", "amiller", true, CancellationToken.None);
        await directory.RememberAsync("kmilburn", "q-sales", CancellationToken.None);

        var lists = await directory.LoadListsAsync("kmilburn", CancellationToken.None);
        Assert.AreEqual(2, told);
        Assert.AreEqual("amiller", lists.Favourites.Single().Id);
        Assert.AreEqual("q-sales", lists.Recent.Single().Id);
    }

    private SharedDirectory Open() => SharedDirectory.Open(_folder.File("desktop.db"), new FakeTimeProvider(), _log);
}
