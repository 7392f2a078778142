namespace SampleShell;

/// <summary>The options, or what is wrong with them, or the answer to <c>--help</c> and <c>--version</c>.</summary>
internal sealed record ShellOptionsResult(ShellOptions? Options, IReadOnlyList<string> Errors, string? Help);
