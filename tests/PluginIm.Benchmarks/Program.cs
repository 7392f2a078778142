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
    BenchmarkSwitcher.FromAssembly(typeof(Loads).Assembly).Run(rest);
    return 0;
}
