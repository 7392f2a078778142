using System.Diagnostics;
using System.Text;
using PluginIm.Interop.Tests.Environment;

namespace PluginIm.Interop.Tests.Peers;

/// <summary>A program that a test started: what it prints is kept, and it ends with the test, by its process id.</summary>
internal sealed class PeerProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PeerProgram(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Exited += (_, _) => _exit.TrySetResult(_process.ExitCode);
    }

    /// <summary>What it has printed so far, of both kinds.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public bool HasEnded => _exit.Task.IsCompleted;

    /// <summary>Starts a program in its own folder, which is its home as well.</summary>
    public static PeerProgram Start(string program, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["HOME"] = folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        var peer = new PeerProgram(start);
        peer._process.Start();
        peer._process.BeginOutputReadLine();
        peer._process.BeginErrorReadLine();
        return peer;
    }

    /// <summary>Runs a program to its end; fails the test where it does not succeed. What it printed.</summary>
    public static async Task<string> RunAsync(string program, string folder, params IEnumerable<string> arguments)
    {
        await using var peer = Start(program, folder, arguments);
        peer.CloseInput();
        Assert.AreEqual(0, await peer.WaitForEndAsync(), $"{program} failed:\n{peer.Output}");
        return peer.Output;
    }

    /// <summary>Waits for the end; its exit code.</summary>
    public async Task<int> WaitForEndAsync()
    {
        await Waiting.ForAsync(() => HasEnded, $"the end of {_process.StartInfo.FileName}, which printed:\n{Output}");
        using var patience = new CancellationTokenSource(Waiting.Patience, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
        return await _exit.Task;
    }

    /// <summary>Waits until it has printed a text; fails at once where it ends before.</summary>
    public async Task WaitForOutputAsync(string text)
    {
        await Waiting.ForAsync(() => Output.Contains(text, StringComparison.Ordinal) || HasEnded, $"'{text}' in:\n{Output}");
        Assert.Contains(text, Output, $"{_process.StartInfo.FileName} has ended without it.");
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync();
    }

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Ends it and its children at once.</summary>
    public async Task KillAsync()
    {
        if (!HasEnded)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }
        }
    }
}
