using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using PluginIm.Contracts;
using PluginIm.Contracts.Options;

namespace SampleShell;

/// <summary>
/// A file for whoever is to find out what went wrong: versions, options, manifest and the desktop's last log with its SIP trace. What people wrote is not in it, nor
/// are passwords: the trace leaves both out, and a log of a desktop that was told to trace texts stays behind.
/// </summary>
/// <param name="settings">The options in force.</param>
/// <param name="logFile">The log of this desktop; others beside it that continue it are taken too.</param>
/// <param name="manifestFile">The manifest.</param>
internal sealed class DiagnosticBundle(IImSettings settings, string logFile, string manifestFile)
{
    private const string TraceTexts = "sip.trace-texts";

    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await using var bundle = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: false, Encoding.UTF8, cancellationToken);
        await AddAsync(bundle, "versions.txt", Versions(), cancellationToken);
        await AddAsync(bundle, "options.txt", Options(), cancellationToken);
        await CopyAsync(bundle, manifestFile, cancellationToken);
        if (TracesTexts)
        {
            await AddAsync(bundle, "log.txt", $"The log is left out: with {TraceTexts} it has what people wrote.", cancellationToken);
            return;
        }

        foreach (var log in Logs())
        {
            await CopyAsync(bundle, log, cancellationToken);
        }
    }

    private bool TracesTexts => ImOptionTable.Get(TraceTexts).Read(settings, _ => { }) is var value && bool.Parse(value);

    private static string Versions()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription}\n{RuntimeInformation.FrameworkDescription}\n");
        foreach (var name in AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName()).OrderBy(name => name.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name.Name} {name.Version}\n");
        }

        return text.ToString();
    }

    private string Options()
    {
        var text = new StringBuilder();
        foreach (var option in ImOptionTable.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"{option.Name} = {settings.Find(option.Name) ?? $"{option.Default} (default)"}\n");
        }

        return text.ToString();
    }

    /// <summary>The log, and the files in which it goes on once it is full.</summary>
    private IEnumerable<string> Logs()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(logFile))!;
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, $"{Path.GetFileNameWithoutExtension(logFile)}*.log").Order(StringComparer.Ordinal)
            : [];
    }

    private static async Task AddAsync(ZipArchive bundle, string name, string text, CancellationToken cancellationToken)
    {
        await using var entry = await bundle.CreateEntry(name).OpenAsync(cancellationToken);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    /// <summary>The log is being written meanwhile.</summary>
    private static async Task CopyAsync(ZipArchive bundle, string source, CancellationToken cancellationToken)
    {
        if (!File.Exists(source))
        {
            return;
        }

        await using var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var entry = await bundle.CreateEntry(Path.GetFileName(source)).OpenAsync(cancellationToken);
        await from.CopyToAsync(entry, cancellationToken);
    }
}
