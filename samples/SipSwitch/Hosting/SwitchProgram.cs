using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using Serilog;
using Serilog.Events;
using SipSwitch.Distribution;

namespace SipSwitch.Hosting;

/// <summary>Runs a switch until it is told to end: what the command line starts.</summary>
internal sealed class SwitchProgram(TextWriter output, TextWriter errors)
{
    /// <summary>The exit code where something that was asked for cannot be had.</summary>
    public const int CannotStart = 2;

    public async Task<int> RunAsync(SwitchArguments arguments, CancellationToken cancellationToken)
    {
        using var loggerFactory = CreateLoggerFactory(arguments);
        try
        {
            using var certificate = arguments.Certificate is { } file ? CertificateFile.Load(file.FullName) : null;
            var users = UsersFile.Load(arguments.Users.FullName);
            var options = new SwitchOptions
            {
                Domain = arguments.Domain,
                Listen = arguments.Listen,
                Certificate = certificate,
                Users = users,
                Points = arguments.Points is { } points ? PointsFile.Load(points.FullName, users) : [],
                Algorithms = arguments.Algorithms,
                UserHash = arguments.UserHash,
                Limits = arguments.Limits,
                TraceTexts = arguments.TraceTexts,
            };
            await using var host = await StartAsync(options, arguments.FreePort, loggerFactory, cancellationToken);
            foreach (var peer in host.Listening)
            {
                await output.WriteLineAsync($"listening on {peer}");
            }

            await output.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception fault) when (fault is UsersFileException or PointsFileException or IOException or UnauthorizedAccessException or CryptographicException
            or SipTransportException)
        {
            await errors.WriteLineAsync(fault is SipTransportException ? $"{fault.Message} Use --listen or --free-port." : fault.Message);
            return CannotStart;
        }

        return 0;
    }

    private static async Task<SwitchHost> StartAsync(
        SwitchOptions options, bool mayTakeFreePort, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        var host = new SwitchHost(options, loggerFactory);
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch (SipTransportException) when (mayTakeFreePort)
        {
            await host.DisposeAsync();
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        var free = options with { Listen = [.. options.Listen.Select(peer => peer with { Port = 0 })] };
        return await StartAsync(free, mayTakeFreePort: false, loggerFactory, cancellationToken);
    }

    private static ILoggerFactory CreateLoggerFactory(SwitchArguments arguments)
    {
        var level = arguments.Trace || arguments.TraceTexts ? LogLevel.Trace : LogLevel.Information;
        if (arguments.Log is null)
        {
            return LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.None));
        }

        var serilog = new LoggerConfiguration()
            .MinimumLevel.Is(level == LogLevel.Trace ? LogEventLevel.Verbose : LogEventLevel.Information)
            .WriteTo.File(
                arguments.Log.FullName,
                outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext}: {Message:l}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture,
                shared: true)
            .CreateLogger();
        return LoggerFactory.Create(builder => builder.SetMinimumLevel(level).AddSerilog(serilog, dispose: true));
    }
}
