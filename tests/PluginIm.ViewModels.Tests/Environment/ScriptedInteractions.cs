namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>The shell's interactions, which the test closes as an agent would.</summary>
internal sealed class ScriptedInteractions : Contracts.IInteractions, Contracts.IInteractionAttention
{
    private readonly List<Func<Contracts.IInteraction, string?>> _questions = [];

    public event EventHandler<Contracts.IInteraction>? Closed;

    public IReadOnlyList<Contracts.IInteraction> Open => [];

    /// <summary>What the tab of an interaction shows as unseen, one after the other.</summary>
    public List<int> Marks { get; } = [];

    /// <summary>What the agent would be asked before the interaction is closed; null for nothing.</summary>
    public string? QuestionFor(Contracts.IInteraction interaction) => _questions.Select(ask => ask(interaction)).FirstOrDefault(question => question is not null);

    public void Close(Contracts.IInteraction interaction) => Closed?.Invoke(this, interaction);

    public void Show(Contracts.IInteraction interaction, int unreadCount) => Marks.Add(unreadCount);

    public IDisposable AskBeforeClosing(Func<Contracts.IInteraction, string?> question)
    {
        _questions.Add(question);
        return new Asking(_questions, question);
    }

    private sealed class Asking(List<Func<Contracts.IInteraction, string?>> questions, Func<Contracts.IInteraction, string?> question) : IDisposable
    {
        public void Dispose() => questions.Remove(question);
    }
}
