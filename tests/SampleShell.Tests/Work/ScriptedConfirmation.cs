namespace SampleShell.Tests;

/// <summary>An agent who agrees, or does not, and remembers what was asked.</summary>
internal sealed class ScriptedConfirmation : IConfirmation
{
    public bool Answer { get; set; } = true;

    public List<(string Title, string Question)> Asked { get; } = [];

    public bool Ask(string title, string question, string yes)
    {
        Asked.Add((title, question));
        return Answer;
    }
}
