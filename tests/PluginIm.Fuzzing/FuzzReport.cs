namespace PluginIm.Fuzzing;

/// <summary>What a run did.</summary>
/// <param name="Inputs">How many inputs were made.</param>
/// <param name="Bytes">How many bytes they had.</param>
/// <param name="Failures">What was found, each fault once.</param>
internal sealed record FuzzReport(long Inputs, long Bytes, IReadOnlyList<string> Failures);
