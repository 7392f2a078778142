using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>What the plugin is told when the contact database is slow, broken or not there.</summary>
[TestClass]
public sealed class SharedContactsTests : IAsyncDisposable
{
    private const string Maria = "C-10023";

    private readonly TestFolder _folder = new();
    private readonly TestLog _log = new();
    private readonly FakeTimeProvider _time = new();
    private SharedDirectory? _directory;

    public async ValueTask DisposeAsync()
    {
        await (_directory?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
        _log.Dispose();
    }

    [TestMethod]
    public async Task A_contact_and_its_history_are_found_and_an_unknown_one_is_not()
    {
        var contacts = Open();

        var maria = await contacts.FindAsync(Maria, CancellationToken.None);

        Assert.AreEqual("Maria Lindqvist", maria!.Contact.DisplayName);
        Assert.Contains(new CaseField("CustomerSince", "Customer since", "2016-09-12", CaseFieldType.Date, "Account"), maria.Fields);
        Assert.HasCount(6, (await contacts.SearchAsync(new ContactHistoryQuery(Maria), CancellationToken.None)).Entries);
        Assert.IsNull(await contacts.FindAsync("C-0", CancellationToken.None));
    }

    [TestMethod]
    public async Task An_answer_that_is_held_back_comes_later_and_can_be_given_up()
    {
        var contacts = Open(delaySeconds: 5);
        using var ending = new CancellationTokenSource();
        var first = contacts.SearchAsync(new ContactHistoryQuery(Maria), CancellationToken.None);
        var second = contacts.SearchAsync(new ContactHistoryQuery(Maria), ending.Token);

        await ending.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => second);
        Assert.IsFalse(first.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.HasCount(6, (await first).Entries);
    }

    [TestMethod]
    public async Task Without_a_file_the_reason_is_told()
    {
        _folder.Write("desktop.db", new string('x', 5000));

        var fault = await Assert.ThrowsExactlyAsync<DirectoryUnavailableException>(() => Open().FindAsync(Maria, CancellationToken.None));

        StringAssert.Contains(fault.Message, "is damaged");
    }

    [TestMethod]
    public async Task A_file_that_breaks_is_told_in_words_for_the_agent_and_in_the_log()
    {
        var contacts = Open();
        using (var connection = _directory!.Database!.Connect())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "DROP TABLE history";
            command.ExecuteNonQuery();
        }

        var fault = await Assert.ThrowsExactlyAsync<DirectoryUnavailableException>(
            () => contacts.SearchAsync(new ContactHistoryQuery(Maria), CancellationToken.None));

        Assert.AreEqual(Words.ContactsFailed, fault.Message);
        Assert.HasCount(1, _log.AtLeast(LogLevel.Error));
    }

    private SharedContacts Open(int delaySeconds = 0)
    {
        _directory = SharedDirectory.Open(_folder.File("desktop.db"), _time, _log);
        return new SharedContacts(_directory, TimeSpan.FromSeconds(delaySeconds), _time, _log.CreateLogger<SharedContacts>());
    }
}
