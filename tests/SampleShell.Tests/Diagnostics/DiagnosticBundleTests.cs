using System.IO.Compression;
using Microsoft.Extensions.Logging;

namespace SampleShell.Tests;

[TestClass]
public sealed class DiagnosticBundleTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestLog _log = new();

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task It_has_versions_options_manifest_and_all_of_this_desktops_log_while_that_is_being_written()
    {
        var (log, manifest) = (_folder.Write("kate-1.log", "first"), _folder.Write("m.json", "{ }"));
        _folder.Write("kate-1_001.log", "second");
        _folder.Write("amy-2.log", "another desktop's");
        using var writing = new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.Read);

        var entries = await WriteAsync(log, manifest, ("im.max-length", "5"));

        CollectionAssert.AreEquivalent(new[] { "versions.txt", "options.txt", "m.json", "kate-1.log", "kate-1_001.log" }, entries.Keys.ToArray());
        Assert.AreEqual("first", entries["kate-1.log"]);
        StringAssert.Contains(entries["options.txt"], "im.max-length = 5\n");
        StringAssert.Contains(entries["options.txt"], "im.toast-timeout = 00:00:30 (default)\n");
        StringAssert.Contains(entries["versions.txt"], "PluginIm.Contracts ");
    }

    [TestMethod]
    public async Task A_log_with_what_people_wrote_stays_behind()
    {
        var log = _folder.Write("kate-1.log", "a secret");

        var entries = await WriteAsync(log, _folder.File("none.json"), ("sip.trace-texts", "true"));

        CollectionAssert.AreEquivalent(new[] { "versions.txt", "options.txt", "log.txt" }, entries.Keys.ToArray());
        Assert.IsFalse(entries.Values.Any(text => text.Contains("secret", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_place_where_it_cannot_be_written_is_told_and_nothing_breaks()
    {
        var told = new List<string>();
        var menu = Menu(_ => Path.Combine(_folder.Path, "gone", "b.zip"), told.Add);

        await menu.SaveCommand.ExecuteAsync(null);

        StringAssert.StartsWith(told.Single(), "The diagnostic bundle ");
        Assert.HasCount(1, _log.AtLeast(LogLevel.Error));
    }

    [TestMethod]
    public async Task Who_thinks_better_of_it_gets_none()
    {
        var asked = "";
        var menu = Menu(
            name =>
            {
                asked = name;
                return null;
            },
            _ => { });

        await menu.SaveCommand.ExecuteAsync(null);

        StringAssert.EndsWith(asked, ".zip");
        Assert.IsEmpty(Directory.GetFiles(_folder.Path, "*.zip"));
    }

    private BundleViewModel Menu(Func<string, string?> askWhere, Action<string> tell) => new(
        new DiagnosticBundle(Settings(), _folder.File("kate-1.log"), _folder.File("m.json")), askWhere, tell, TimeProvider.System, _log.CreateLogger<BundleViewModel>());

    private static ShellSettings Settings(params (string Name, string Value)[] options) =>
        new(options.ToDictionary(option => option.Name, option => option.Value), new Dictionary<string, string>(), "tcp:h:1", "journal");

    private async Task<Dictionary<string, string>> WriteAsync(string log, string manifest, params (string Name, string Value)[] options)
    {
        var path = _folder.File("bundle.zip");
        await new DiagnosticBundle(Settings(options), log, manifest).WriteAsync(path, CancellationToken.None);
        using var bundle = ZipFile.OpenRead(path);
        var entries = new Dictionary<string, string>();
        foreach (var entry in bundle.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            entries[entry.FullName] = await reader.ReadToEndAsync();
        }

        return entries;
    }
}
