using System.Globalization;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace SampleShell;

/// <summary>Writes the log of one process to a file of its own.</summary>
internal static class ShellLogging
{
    /// <summary>Categories below this name write every SIP message, redacted, at Trace level.</summary>
    private const string SipCategory = "PluginIm.Sip";

    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext}: {Message:l}{NewLine}{Exception}";

    private const long FileSize = 20 * 1024 * 1024;

    public static string FileOf(ShellOptions options, TimeProvider time)
    {
        var started = time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return Path.Combine(options.LogFolder, $"{options.Logon}-{started}-{Environment.ProcessId}.log");
    }


    public static ILoggerFactory Create(string file)
    {
        var serilog = new LoggerConfiguration()
            .MinimumLevel.Debug()
            .MinimumLevel.Override(SipCategory, LogEventLevel.Verbose)
            .WriteTo.File(
                file,
                outputTemplate: Line,
                formatProvider: CultureInfo.InvariantCulture,
                fileSizeLimitBytes: FileSize,
                rollOnFileSizeLimit: true)
            .CreateLogger();
        return LoggerFactory.Create(logging => logging
            .SetMinimumLevel(LogLevel.Trace)
            .AddProvider(new SerilogLoggerProvider(serilog, dispose: true)));
    }
}
