using System.Globalization;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Manifest;

namespace SampleShell;

/// <summary>The entry point: options first, then everything without a window, then the application on a thread of its own.</summary>
internal static class Program
{
    private const int BadManifest = 1;
    private const int BadOptions = 2;

    public static async Task<int> Main(string[] arguments)
    {
        var userFolder = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "PluginIm.SampleShell");
        Speak(ShellOptionsParser.LanguageOf(arguments));
        var parser = new ShellOptionsParser(AppContext.BaseDirectory, userFolder, Environment.GetEnvironmentVariable);
        var parsed = parser.Parse(arguments);
        if (parsed.Options is not { } options)
        {
            return Answer(parsed);
        }

        if (options.ManifestToCheck is { } manifest)
        {
            return Check(manifest);
        }

        var time = TimeProvider.System;
        var logFile = ShellLogging.FileOf(options, time);
        using var loggers = ShellLogging.Create(logFile);
        var logger = loggers.CreateLogger(typeof(Program));
        UnhandledFaults.Watch(logger);
        StartupLog.Started(logger, options.Logon, Environment.ProcessId);
        await using var desktop = await DesktopStart.PrepareAsync(options, time, loggers, logFile, CancellationToken.None);
        var exitCode = await RunAsync(desktop.Services);
        StartupLog.Ended(logger, exitCode);
        return exitCode;
    }

    private static int Answer(ShellOptionsResult parsed)
    {
        using var terminal = Terminal.Attach();
        if (parsed.Help is { } help)
        {
            terminal.Write(help);
            return 0;
        }

        terminal.WriteErrors([.. parsed.Errors, Words.CommandHelpHint]);
        return BadOptions;
    }

    /// <summary>This thread and those that start from here on, that of the windows among them, speak the language.</summary>
    private static void Speak(CultureInfo? language)
    {
        if (language is null)
        {
            return;
        }

        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        CultureInfo.DefaultThreadCurrentCulture = language;
        CultureInfo.DefaultThreadCurrentUICulture = language;
    }

    private static int Check(string manifest)
    {
        using var terminal = Terminal.Attach();
        var faults = ModuleManifestReader.ReadFile(manifest).Faults;
        if (faults.Count == 0)
        {
            terminal.Write(Words.CommandNoFault.With(manifest));
            return 0;
        }

        terminal.WriteErrors([.. faults.Select(fault => fault.ToString())]);
        return BadManifest;
    }

    /// <summary>A window needs a single-threaded apartment, which an awaited entry point does not keep.</summary>
    private static Task<int> RunAsync(DesktopServices services)
    {
        var ended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                ended.SetResult(new ShellApplication(services).Run());
            }
            catch (Exception exception)
            {
                // The thread's end: what was thrown goes on where the thread was awaited.
                ended.SetException(exception);
            }
        });
        thread.SetApartmentState(ApartmentState.STA);
        thread.Name = "User interface";
        thread.Start();
        return ended.Task;
    }
}
