namespace PluginIm.Contracts.Tests;

/// <summary>The files of the repository that the tests look at.</summary>
internal static class Repository
{
    private static string Root { get; } = FindRoot();

    public static string File(string name) => Path.Combine(Root, name);

    public static string Read(string name) => System.IO.File.ReadAllText(File(name)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "PluginIm.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
