namespace PluginIm.Fuzzing;

/// <summary>An input under which something does not hold that has to hold for every input.</summary>
internal sealed class FuzzFailure(string target, string reason, Exception? cause = null) : Exception($"{target}: {reason}", cause)
{
    /// <summary>What tells this failure from others: the same line of the product in the same target is the same fault.</summary>
    public string Signature { get; } = $"{target}: {(cause is null ? reason : $"{cause.GetType().Name}{PlaceOf(cause)}")}";

    private static string PlaceOf(Exception cause) =>
        cause.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("PluginIm.Sip.", StringComparison.Ordinal))?.TrimEnd() ?? "";
}
