using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PluginIm.Benchmarks;

/// <summary>One start of the sample shell, as its own log tells it.</summary>
/// <param name="Shown">Milliseconds from the program's start to the first picture.</param>
/// <param name="AtRest">Milliseconds to the moment when nothing more is to be done on the windows' thread.</param>
/// <param name="Megabytes">The process' memory then.</param>
/// <param name="Threads">Its threads then.</param>
/// <param name="Modules">How many modules it has loaded.</param>
internal sealed partial record ShellStart(double Shown, double AtRest, double Megabytes, double Threads, int Modules)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Starts it, and ends it once it is at rest.</summary>
    /// <param name="arguments">The shell's arguments, but for the log's folder.</param>
    /// <param name="log">An empty folder for its log.</param>
    /// <exception cref="TimeoutException">It is not at rest within a minute.</exception>
    public static async Task<ShellStart> MeasureAsync(IEnumerable<string> arguments, string log)
    {
        using var process = Process.Start(CommandFor([.. arguments, "--log", Built.ForShell(log)]))!;
        try
        {
            using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
            while (!patience.IsCancellationRequested)
            {
                if (Directory.EnumerateFiles(log).FirstOrDefault() is { } file && Read(file) is { } start)
                {
                    return start;
                }

                await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
            }

            throw new TimeoutException("The sample shell did not come to rest: is there a display?");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    public override string ToString() => $"{Shown:N0} ms to the first picture, {AtRest:N0} to rest, {Megabytes:N0} MB, {Threads:N0} threads, {Modules} modules";

    private static ProcessStartInfo CommandFor(string[] arguments) =>
        OperatingSystem.IsWindows() ? new(Built.Shell, arguments) : new(Built.WineScript, [Built.Shell, .. arguments]);

    private static ShellStart? Read(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var text = reader.ReadToEnd();
        return (Shows().Match(text), Rests().Match(text)) is ({ Success: true } shown, { Success: true } rest)
            ? new ShellStart(Number(shown, 1), Number(rest, 1), Number(rest, 2), Number(rest, 3), Loads().Count(text))
            : null;
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("The module .* is loaded")]
    private static partial Regex Loads();

    [GeneratedRegex(@"first picture (\d+) ms")]
    private static partial Regex Shows();

    [GeneratedRegex(@"at rest (\d+) ms after the program's start, with (\d+) MB, \d+ MB of them managed, and (\d+) threads")]
    private static partial Regex Rests();
}
