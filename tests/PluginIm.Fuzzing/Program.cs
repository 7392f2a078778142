using System.Globalization;
using PluginIm.Fuzzing;

// [--seed N] [--bytes N] [--seconds N] [--failures FOLDER], or --input FILE to try one file again.
if (args is ["--input", var file])
{
    return Inputs.Try(await File.ReadAllBytesAsync(file));
}

var options = new FuzzOptions { TimePerInput = TimeSpan.FromSeconds(5), Failures = "fuzz-failures" };
for (var i = 0; i + 1 < args.Length; i += 2)
{
    options = args[i] switch
    {
        "--seed" => options with { Seed = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
        "--bytes" => options with { Bytes = long.Parse(args[i + 1], CultureInfo.InvariantCulture) },
        "--seconds" => options with { Time = TimeSpan.FromSeconds(int.Parse(args[i + 1], CultureInfo.InvariantCulture)) },
        "--failures" => options with { Failures = args[i + 1] },
        _ => throw new ArgumentException($"There is no option {args[i]}."),
    };
}

var report = new FuzzRun(options, TimeProvider.System, Console.Out).Run();
Console.WriteLine(string.Join('\n', report.Failures));
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"seed {options.Seed}: {report.Inputs:N0} inputs, {report.Bytes:N0} bytes, {report.Failures.Count} faults"));
return report.Failures.Count == 0 ? 0 : 1;
