using Microsoft.Data.Sqlite;

namespace SampleShell.Tests;

/// <summary>A folder of one test's own, gone with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sample-shell-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public void Dispose()
    {
        // Connections that were closed are kept open for the next user, and hold their files.
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
