using System.Text;
using System.Text.Json;

namespace PluginIm.Contracts.Manifest;

/// <summary>Collects the faults of one file and works out their lines and columns.</summary>
internal sealed class ManifestFaults(string file, ReadOnlyMemory<byte> json)
{
    private readonly List<(int Offset, ManifestFault Fault)> _faults = [];

    public bool HasError => _faults.Exists(entry => entry.Fault.Severity == ManifestFaultSeverity.Error);

    public IReadOnlyList<ManifestFault> InOrder => [.. _faults.OrderBy(entry => entry.Offset).Select(entry => entry.Fault)];

    public void Error(string key, int offset, string message) => Add(ManifestFaultSeverity.Error, key, offset, message);

    public void Warning(string key, int offset, string message) => Add(ManifestFaultSeverity.Warning, key, offset, message);

    public void NotJson(JsonException exception)
    {
        int line = (int)(exception.LineNumber ?? 0);
        int lineStart = 0;
        for (int passed = 0; passed < line; passed++)
        {
            lineStart += json.Span[lineStart..].IndexOf((byte)'\n') + 1;
        }

        int offset = Math.Min(json.Length, lineStart + (int)(exception.BytePositionInLine ?? 0));
        Error(string.Empty, offset, $"JSON was expected: {WithoutPlace(exception.Message)}");
    }

    private void Add(ManifestFaultSeverity severity, string key, int offset, string message)
    {
        ReadOnlySpan<byte> before = json.Span[..offset];
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        _faults.Add((offset, new ManifestFault(severity, file, line, column, key, message)));
    }

    // The JSON reader counts lines from 0 and repeats the place at the end of its message.
    private static string WithoutPlace(string message)
    {
        int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }
}
