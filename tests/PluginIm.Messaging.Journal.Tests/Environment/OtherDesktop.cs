using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;

namespace PluginIm.Messaging.Journal.Tests.Environment;

/// <summary>
/// A process of its own with a journal, at both of its ends. In the process: it writes messages without end and says the ordinal of each that
/// is confirmed, or only holds the file. In the test: starts it, hears it, kills it.
/// </summary>
internal sealed class OtherDesktop : IDisposable
{
    public const string Command = "other-desktop";

    private const string Holding = "holding";

    private readonly Process _process;

    private OtherDesktop(string doing, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(System.Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in arguments.Prepend(doing).Prepend(Command))
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Starts one that writes to a session, from that ordinal on.</summary>
    public static OtherDesktop Write(string folder, string sessionId, long first) =>
        new("write", folder, sessionId, first.ToString(CultureInfo.InvariantCulture));

    /// <summary>Starts one that holds the file, and waits until it does.</summary>
    public static async Task<OtherDesktop> HoldAsync(string folder)
    {
        var desktop = new OtherDesktop("hold", folder);
        Assert.AreEqual(Holding, await desktop._process.StandardOutput.ReadLineAsync());
        return desktop;
    }

    /// <summary>Hears that many confirmations, kills the process (SIGKILL) and hears the rest: the last ordinal that was confirmed.</summary>
    public async Task<long> KillAfterAsync(int confirmations)
    {
        var last = 0L;
        for (var heard = 0; await _process.StandardOutput.ReadLineAsync() is { Length: > 0 } line; heard++)
        {
            last = long.Parse(line, CultureInfo.InvariantCulture);
            if (heard == confirmations)
            {
                _process.Kill();
            }
        }

        await _process.WaitForExitAsync();
        return last;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <summary>What the process does.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        await using var journal = new SqliteImJournal(
            Samples.Kate.Address, new SqliteImJournalOptions { Directory = arguments[1] }, TimeProvider.System, NullLogger<SqliteImJournal>.Instance);
        await journal.LoadAsync();
        if (arguments is ["write", _, var sessionId, var first])
        {
            await WriteAsync(journal, sessionId, long.Parse(first, CultureInfo.InvariantCulture));
        }
        else
        {
            Console.WriteLine(Holding);
            await Console.In.ReadLineAsync();
        }

        return 0;
    }

    /// <summary>Several wait at a time, as the sessions of a busy agent do.</summary>
    private static async Task WriteAsync(SqliteImJournal journal, string sessionId, long first)
    {
        var waiting = new Queue<(long Ordinal, Task Written)>();
        await journal.WriteAsync(Samples.Opened(sessionId));
        for (var ordinal = first; ; ordinal++)
        {
            waiting.Enqueue((ordinal, journal.WriteAsync(Samples.Said(sessionId, ordinal, $"Message {ordinal}")).AsTask()));
            if (waiting.Count == 8)
            {
                var (oldest, written) = waiting.Dequeue();
                await written;
                Console.WriteLine(oldest);
            }
        }
    }
}
