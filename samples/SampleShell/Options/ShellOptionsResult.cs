namespace SampleShell;

/// <summary>The options, or what is wrong with them, or the text of <c>--help</c>.</summary>
internal sealed record ShellOptionsResult(ShellOptions? Options, IReadOnlyList<string> Errors, string? Help);
