using System.Globalization;

namespace SipSwitch;

/// <summary>A users file is malformed.</summary>
public sealed class UsersFileException(string path, int line, string fault)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}: {fault}"))
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong with it. A password is never part of it.</summary>
    public string Fault { get; } = fault;
}
