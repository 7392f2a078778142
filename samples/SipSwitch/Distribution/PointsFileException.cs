using System.Globalization;

namespace SipSwitch.Distribution;

/// <summary>A file of Routing Points and queues is malformed.</summary>
public sealed class PointsFileException(string path, int line, string? key, string fault)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}{(key is null ? "" : $", {key}")}: {fault}"))
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The key in that line; null for a line without one.</summary>
    public string? Key { get; } = key;

    /// <summary>What is wrong with it.</summary>
    public string Fault { get; } = fault;
}
