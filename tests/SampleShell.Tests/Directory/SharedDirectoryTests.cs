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
        Assert.HasCount(1, await directory.SearchAsync(DirectoryQuery.TryParse("amiller")!, "kmilburn", 50, CancellationToken.None));
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
        Assert.IsEmpty(await directory.SearchAsync(DirectoryQuery.TryParse("amiller")!, "kmilburn", 50, CancellationToken.None));
        Assert.IsNull(await directory.FindByAddressAsync("sip:amiller@im.test", CancellationToken.None));
        Assert.IsNull(await directory.FindByIdAsync("amiller", CancellationToken.None));
    }

    private SharedDirectory Open() => SharedDirectory.Open(_folder.File("desktop.db"), new FakeTimeProvider(), _log);
}
