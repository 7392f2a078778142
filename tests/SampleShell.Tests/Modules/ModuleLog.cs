namespace SampleShell.Tests;

/// <summary>What the tests' modules did, in order.</summary>
internal static class ModuleLog
{
    public static List<string> Steps { get; } = [];
}
