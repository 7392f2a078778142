using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Sip;
using SipSwitch;

namespace PluginIm.Benchmarks;

/// <summary>
/// What the modules cost at the start of the sample shell: with them and without any, by turns, each time a whole process, signed in at a switch in this one.
/// Needs a display, and the shell built in the same configuration.
/// </summary>
internal static class StartLoad
{
    private const string Logon = "kmilburn";
    private const string Domain = "im.test";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = (int)LoadArguments.Number(arguments, 0, 7);
        var folder = Directory.CreateTempSubdirectory("pluginim-start-").FullName;
        try
        {
            await CompareAsync(folder, rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task CompareAsync(string folder, int rounds)
    {
        await using var sipSwitch = new SwitchHost(
            new SwitchOptions
            {
                Domain = Domain,
                Listen = [new SipPeer(SipTransport.Tcp, "127.0.0.1", 0)],
                Users = new Dictionary<string, string> { [Logon] = "demo-" + Logon },
            },
            NullLoggerFactory.Instance);
        await sipSwitch.StartAsync();
        var none = Path.Combine(folder, "none.json");
        await File.WriteAllTextAsync(none, """{ "modules": [] }""");
        List<ShellStart> with = [];
        List<ShellStart> without = [];

        // The first start makes the sample's database and fills the system's caches.
        await MeasureAsync(Built.Manifest);
        for (var round = 0; round < rounds; round++)
        {
            // Each goes first as often as the other.
            var isWithFirst = round % 2 == 1;
            (isWithFirst ? with : without).Add(await MeasureAsync(isWithFirst ? Built.Manifest : none));
            (isWithFirst ? without : with).Add(await MeasureAsync(isWithFirst ? none : Built.Manifest));
            Console.WriteLine($"  {round + 1}: without {without[^1]}; with {with[^1]}");
        }

        Print("first picture, ms", with, without, start => start.Shown);
        Print("at rest, ms", with, without, start => start.AtRest);
        Print("memory, MB", with, without, start => start.Megabytes);
        Print("threads", with, without, start => start.Threads);

        Task<ShellStart> MeasureAsync(string manifest) => ShellStart.MeasureAsync(
            [
                "--logon", Logon, "--switch", sipSwitch.Listening[0].ToString(), "--data", Built.ForShell(Path.Combine(folder, "data")),
                "--manifest", Built.ForShell(manifest), "--theme", "light",
            ],
            Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName);
    }

    private static void Print(string what, List<ShellStart> with, List<ShellStart> without, Func<ShellStart, double> value)
    {
        var (median, medianWithout) = (RateMeter.Median(with.Select(value)), RateMeter.Median(without.Select(value)));
        var pairs = RateMeter.Median(with.Zip(without, (one, other) => value(one) / value(other)));
        Console.WriteLine($"{what}: {median:N0} with the modules, {medianWithout:N0} without: {median / medianWithout:F2}; middle of the pairs {pairs:F2}");
    }
}
