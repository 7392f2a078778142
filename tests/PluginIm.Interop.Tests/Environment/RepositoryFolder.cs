namespace PluginIm.Interop.Tests.Environment;

/// <summary>The repository that the tests were built from.</summary>
internal static class RepositoryFolder
{
    private static readonly string Root = Find();

    public static string File(string relativePath) => Path.Combine(Root, relativePath);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "PluginIm.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
