namespace PluginIm.Benchmarks;

/// <summary>The loads by name.</summary>
internal static class Loads
{
    private static readonly Load[] All =
    [
        Micro.ParseLoad.Load,
    ];

    public static Load? Find(string name) => Array.Find(All, load => load.Name == name);

    public static int PrintUsage()
    {
        Console.WriteLine("usage: PluginIm.Benchmarks micro [BenchmarkDotNet's arguments] | NAME [arguments]");
        foreach (var load in All)
        {
            Console.WriteLine($"  {load.Name,-12} {load.Summary}");
        }

        return 2;
    }
}
