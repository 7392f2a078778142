using BenchmarkDotNet.Running;
using PluginIm.Benchmarks;

// Without arguments: which loads there are. `micro [BenchmarkDotNet's arguments]`: the micro benchmarks. `NAME [seconds]`: one load.
return args switch
{
    ["micro", .. var rest] => Micro(rest),
    [var name, .. var rest] when Loads.Find(name) is { } load => await load.RunAsync(rest),
    _ => Loads.PrintUsage(),
};

static int Micro(string[] rest)
{
    // In this process: a project that BenchmarkDotNet generates would be built under the repository's strict rules.
    BenchmarkSwitcher.FromAssembly(typeof(Loads).Assembly).Run(["--inProcess", .. rest]);
    return 0;
}
