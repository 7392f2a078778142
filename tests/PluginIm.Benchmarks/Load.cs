namespace PluginIm.Benchmarks;

/// <summary>A program that loads the stack as a whole and prints its ratios.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Summary">What it measures, in one line.</param>
/// <param name="RunAsync">Runs it with the arguments after its name; the exit code.</param>
internal sealed record Load(string Name, string Summary, Func<string[], Task<int>> RunAsync);
