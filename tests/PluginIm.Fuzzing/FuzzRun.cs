using System.Globalization;

namespace PluginIm.Fuzzing;

/// <summary>Makes inputs and gives each to every target, until its time is up or its bytes are spent.</summary>
internal sealed class FuzzRun(FuzzOptions options, TimeProvider time, TextWriter output)
{
    private readonly Mutator _mutator = new(FuzzSeeds.All);
    private readonly HashSet<string> _found = [];
    private readonly List<string> _failures = [];

    public FuzzReport Run()
    {
        var start = time.GetTimestamp();
        long inputs = 0;
        long bytes = 0;
        while (bytes < options.Bytes && time.GetElapsedTime(start) < options.Time)
        {
            // Each input has numbers of its own, so that one can be made without those before it.
            var seed = SeedOf(inputs++);
            var input = _mutator.Make(new Random(seed));
            bytes += input.Length;
            Try(input, seed);
        }

        return new FuzzReport(inputs, bytes, _failures);
    }

    private int SeedOf(long index) => unchecked((options.Seed * 1_000_003) + (int)index);

    private void Try(byte[] input, int seed)
    {
        foreach (var target in FuzzTarget.All)
        {
            var start = time.GetTimestamp();
            try
            {
                target.Try(input, seed);
                Check.That(options.TimePerInput is not { } most || time.GetElapsedTime(start) <= most, target.Name, "it takes too long");
            }
            catch (FuzzFailure failure)
            {
                Report(target, failure, input, seed);
            }
        }
    }

    private void Report(FuzzTarget target, FuzzFailure failure, byte[] input, int seed)
    {
        if (!_found.Add(failure.Signature))
        {
            return;
        }

        var smallest = Minimiser.Shrink(target, failure.Signature, input, seed);
        var name = string.Create(CultureInfo.InvariantCulture, $"{target.Name}-{seed}.sip");
        _failures.Add($"{failure.Signature} ({name}, {smallest.Length} of {input.Length} bytes)");
        output.WriteLine($"{name}: {failure}");
        if (options.Failures is { } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name), smallest);
        }
    }
}
