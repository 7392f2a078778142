using Microsoft.Extensions.Logging.Testing;
using Moq;
using PluginIm.Contracts;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class CannedResponseFileTests : IDisposable
{
    private readonly FakeLogger<CannedResponseFile> _log = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"pluginim-responses-{Guid.NewGuid():N}.txt");

    [TestMethod]
    public void Each_line_is_a_response_and_remarks_are_none()
    {
        Write("# Greetings", "", "hi = Hello, how can I help?", "/bye=Goodbye.\\nHave a nice day", "path = C:\\\\new = good");

        CollectionAssert.AreEqual(
            new[]
            {
                new CannedResponse("hi", "Hello, how can I help?"),
                new CannedResponse("bye", "Goodbye.\nHave a nice day"),
                new CannedResponse("path", "C:\\new = good"),
            },
            Read().ToArray());
        Assert.AreEqual(0, _log.Collector.Count);
    }

    [TestMethod]
    [DataRow("no text at all", "shortcut = text")]
    [DataRow("hi =", "shortcut = text")]
    [DataRow("= Hello", "a shortcut of 1 to 40 characters without blanks")]
    [DataRow("two words = Hello", "a shortcut of 1 to 40 characters without blanks")]
    [DataRow("long = 1234567890123456789012345678901", "a text of at most 30 characters")]
    [DataRow("GOOD = again", "a shortcut that no line above has")]
    public void A_bad_line_is_named_with_its_number_and_the_rest_works(string line, string expected)
    {
        Write("good = first", "", line, "last = end");

        var responses = Read();

        CollectionAssert.AreEqual(new[] { "good", "last" }, responses.Select(response => response.Shortcut).ToArray());
        Assert.AreEqual($"{_file}, line 3 is left out; expected is {expected}", Assert.ContainsSingle(_log.Collector.GetSnapshot()).Message);
    }

    [TestMethod]
    public void A_file_that_is_not_there_gives_none_and_is_named_once()
    {
        var file = Open();

        Assert.IsEmpty(file.Read());
        Assert.IsEmpty(file.Read());

        Assert.AreEqual($"{_file} gives no canned responses; expected is a file of at most 1048576 bytes", Assert.ContainsSingle(_log.Collector.GetSnapshot()).Message);
    }

    [TestMethod]
    public void A_file_that_changes_is_read_again()
    {
        var file = Open();
        Write("one = 1");
        Assert.HasCount(1, file.Read());

        Write("one = 1", "two = 2");

        Assert.HasCount(2, file.Read());
    }

    [TestMethod]
    public void More_than_a_thousand_are_cut_off_and_named()
    {
        Write([.. Enumerable.Range(0, 1001).Select(number => $"r{number} = text")]);

        Assert.HasCount(1000, Read());
        Assert.AreEqual($"{_file}, line 1001 is left out; expected is at most 1000 responses", _log.LatestRecord.Message);
    }

    [TestMethod]
    public void The_option_names_the_file()
    {
        Write("hi = Hello");

        Assert.HasCount(1, From(_file)!.Read());
        Assert.IsNull(From(null));
        Assert.AreEqual(0, _log.Collector.Count);
        Assert.IsNull(From("relative.txt"));
        StringAssert.Contains(_log.LatestRecord.Message, "im.canned-responses has the value \"relative.txt\"; expected is an absolute path");
    }

    public void Dispose() => File.Delete(_file);

    private CannedResponseFile? From(string? value) =>
        CannedResponseFile.From(Mock.Of<IImSettings>(settings => settings.Find("im.canned-responses") == value), 30, _log);

    private void Write(params string[] lines) => File.WriteAllLines(_file, lines);

    private IReadOnlyList<CannedResponse> Read() => Open().Read();

    private CannedResponseFile Open() => new(_file, 30, _log);
}
