using System.Globalization;

namespace PluginIm.Benchmarks;

/// <summary>Reads what stands after a load's name.</summary>
internal static class LoadArguments
{
    public static double Number(string[] arguments, int index, double otherwise) =>
        arguments.Length > index ? double.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;

    public static TimeSpan Seconds(string[] arguments, int index, double otherwise) =>
        TimeSpan.FromSeconds(Number(arguments, index, otherwise));
}
