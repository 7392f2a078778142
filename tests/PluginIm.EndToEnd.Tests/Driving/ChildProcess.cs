using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>A program that a test started, with what it printed; ended with everything below it when the test is done.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private bool _isDisposed;

    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process)
    {
        _process = process;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _exited.TrySetResult();
    }

    public bool HasExited => _isDisposed || _process.HasExited;

    public IReadOnlyList<string> Output => [.. _lines];

    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start });
        child._process.OutputDataReceived += (_, line) => child.Keep(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a tool to its end, which is short-lived unless it may take longer.</summary>
    /// <exception cref="InvalidOperationException">The tool's exit code is not 0.</exception>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, TimeSpan? patience = null)
    {
        await using var child = Start(program, arguments, environment);
        using var limit = new CancellationTokenSource(patience ?? Patience);
        await child._process.WaitForExitAsync(limit.Token);
        var text = string.Join('\n', child.Output);
        return child._process.ExitCode == 0
            ? text
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {child._process.ExitCode}: {text}");
    }

    /// <summary>Waits for the program's end, not for that of its output: what it left running, Wine's server for one, holds on to that.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _exited.Task.WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal to the program and to everything below it.</summary>
    /// <param name="signal">Its name, as <c>STOP</c>.</param>
    public async Task SignalAsync(string signal)
    {
        List<string> tree = [_process.Id.ToString(CultureInfo.InvariantCulture)];
        for (var i = 0; i < tree.Count; i++)
        {
            foreach (var threads in Directory.EnumerateDirectories($"/proc/{tree[i]}/task"))
            {
                tree.AddRange((await File.ReadAllTextAsync(Path.Combine(threads, "children"))).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        // The shell's own kill: a bare Debian has no program of that name.
        await RunAsync("bash", ["-c", "kill -s \"$@\"", "kill", signal, .. tree]);
    }

    /// <summary>Ends the program and everything below it by SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (!_isDisposed && !_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _isDisposed = true;
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
