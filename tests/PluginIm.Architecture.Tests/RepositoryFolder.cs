using System.Text.RegularExpressions;

namespace PluginIm.Architecture.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static partial class RepositoryFolder
{
    public static string Path { get; } = Find();

    public static string Text(string relativePath) => File.ReadAllText(System.IO.Path.Combine(Path, relativePath));

    /// <summary>Paths below the repository, with slashes, of the files that people write: no build output.</summary>
    public static IEnumerable<string> Files(params string[] extensions) =>
        Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(System.IO.Path.GetExtension(file)))
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Where(file => !BuildOutput().IsMatch(file))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("(^|/)(artifacts|bin|obj|\\.git|\\.vs)/")]
    private static partial Regex BuildOutput();

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "PluginIm.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
