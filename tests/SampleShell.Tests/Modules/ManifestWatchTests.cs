using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Contracts.Manifest;

namespace SampleShell.Tests;

/// <summary>A manifest that is edited while the desktop runs.</summary>
[TestClass]
public sealed class ManifestWatchTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestLog _log = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<ManifestResult> _read = [];

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task What_is_written_into_the_file_is_read_once_its_writer_pauses()
    {
        var file = _folder.Write("m.json", """{ "modules": [] }""");
        using var watch = Watch(file);

        File.WriteAllText(file, """{ "modules": [], "options": { "im.max-length": 5 } }""");
        await SeenAsync(1);

        Assert.AreEqual("5", _read[0].Manifest!.Options["im.max-length"]);
    }

    [TestMethod]
    public async Task Another_file_that_is_put_in_its_place_is_read()
    {
        var file = _folder.Write("m.json", """{ "modules": [] }""");
        using var watch = Watch(file);
        var other = _folder.Write("other.json", """{ "modules": 7 }""");

        File.Move(other, file, overwrite: true);
        await SeenAsync(1);

        Assert.IsNull(_read[0].Manifest);
        Assert.IsNotEmpty(_read[0].Faults);
    }

    [TestMethod]
    public async Task What_is_written_again_as_it_was_is_no_change()
    {
        const string Same = """{ "modules": [] }""";
        var file = _folder.Write("m.json", Same);
        using var watch = Watch(file);

        File.WriteAllText(file, Same);
        File.WriteAllText(file, """{ "modules": [], "regions": {} }""");
        await SeenAsync(1);

        Assert.HasCount(1, _read);
    }

    [TestMethod]
    public void A_folder_that_is_not_there_keeps_nobody_from_working()
    {
        using var watch = Watch(Path.Combine(_folder.Path, "gone", "m.json"));

        StringAssert.Contains(_log.AtLeast(LogLevel.Warning).Single(), "not seen");
    }

    private ManifestWatch Watch(string file) => new(
        file,
        read =>
        {
            lock (_read)
            {
                _read.Add(read);
            }
        },
        _time,
        _log.CreateLogger<ManifestWatch>());

    private Task SeenAsync(int count) => Eventually.HoldsAsync(
        () =>
        {
            _time.Advance(ManifestWatch.Pause);
            lock (_read)
            {
                return _read.Count >= count;
            }
        },
        "the changed manifest");
}
