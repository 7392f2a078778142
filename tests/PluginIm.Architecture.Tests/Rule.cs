namespace PluginIm.Architecture.Tests;

internal static class Rule
{
    /// <summary>Fails with every violation on a line of its own.</summary>
    public static void Holds(IEnumerable<string> violations) => Assert.AreEqual(string.Empty, string.Join('\n', violations));
}
