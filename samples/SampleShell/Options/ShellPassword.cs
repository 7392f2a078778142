namespace SampleShell;

/// <summary>A password that does not show itself when something that holds it is written to a log.</summary>
internal sealed record ShellPassword(string Value)
{
    public override string ToString() => "•••";
}
