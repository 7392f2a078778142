using System.Diagnostics;

namespace SampleShell.Tests;

/// <summary>The program as a build starts it to check a manifest: no window, an exit code, and what is wrong on its error output.</summary>
[TestClass]
public sealed class CheckManifestTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_manifest_without_fault_ends_it_with_0()
    {
        var (code, output, errors) = await CheckAsync(Path.Combine(AppContext.BaseDirectory, "module-manifest.json"));

        Assert.AreEqual(0, code, errors);
        StringAssert.Contains(output, "no fault");
        Assert.AreEqual("", errors);
    }

    [TestMethod]
    public async Task A_fault_ends_it_with_1_and_is_told_with_file_line_column_key_and_what_was_expected()
    {
        var file = _folder.Write("m.json", "{\n  \"modules\": [\n    { \"name\": \"A\", \"assembly\": \"A\", \"type\": 7 } ],\n  \"options\": { \"im.toast-timout\": \"00:00:05\" }\n}\n");

        var (code, _, errors) = await CheckAsync(file);

        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, "m.json(3,");
        StringAssert.Contains(errors, "modules[0].type");
        StringAssert.Contains(errors, "im.toast-timeout");
    }

    [TestMethod]
    public async Task A_file_that_is_not_there_ends_it_with_1()
    {
        var (code, _, errors) = await CheckAsync(_folder.File("none.json"));

        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, "none.json");
    }

    private static async Task<(int Code, string Output, string Errors)> CheckAsync(string manifest)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "SampleShell.exe"), ["--check-manifest", manifest])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, (await errors).Trim());
    }
}
