using System.Globalization;

namespace PluginIm.Contracts.Manifest;

/// <summary>One fault of a manifest, with its place.</summary>
/// <param name="Severity">Whether the manifest can still be used.</param>
/// <param name="File">The file as the reader was given it.</param>
/// <param name="Line">Line from 1; 0 where the file could not be read at all.</param>
/// <param name="Column">Column from 1, in characters; 0 where the file could not be read at all.</param>
/// <param name="Key">The key, for example <c>modules[1].dependsOn[0]</c>; empty for the whole file.</param>
/// <param name="Message">What was expected.</param>
public sealed record ManifestFault(ManifestFaultSeverity Severity, string File, int Line, int Column, string Key, string Message)
{
    /// <summary>One line for a log: <c>file(line,column): error at key: message</c>.</summary>
    public override string ToString()
    {
        string place = Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column})");
        string severity = Severity == ManifestFaultSeverity.Error ? "error" : "warning";
        return Key.Length == 0 ? $"{place}: {severity}: {Message}" : $"{place}: {severity} at {Key}: {Message}";
    }
}
