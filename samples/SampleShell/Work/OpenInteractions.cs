using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The interactions that are open at this desktop, as modules see them.</summary>
internal sealed partial class OpenInteractions : IInteractions
{
    private readonly List<IInteraction> _open = [];
    private readonly List<Func<IInteraction, string?>> _questions = [];
    private readonly ILogger<OpenInteractions> _logger;

    public OpenInteractions(ILogger<OpenInteractions> logger) => _logger = logger;

    public event EventHandler<IInteraction>? Closed;

    public IReadOnlyList<IInteraction> Open => _open;

    public IDisposable AskBeforeClosing(Func<IInteraction, string?> question)
    {
        _questions.Add(question);
        return new Registration(() => _questions.Remove(question));
    }

    public void Add(IInteraction interaction) => _open.Add(interaction);

    /// <summary>The boundary to modules' code: one that fails keeps nobody from closing.</summary>
    public void Remove(IInteraction interaction)
    {
        if (!_open.Remove(interaction))
        {
            return;
        }

        foreach (var handler in (Closed?.GetInvocationList() ?? []).Cast<EventHandler<IInteraction>>())
        {
            try
            {
                handler(this, interaction);
            }
            catch (Exception exception)
            {
                LogClosedFailed(exception, interaction.Id);
            }
        }
    }

    /// <summary>What modules have to ask before an interaction is closed. One that fails to say so has nothing to ask.</summary>
    public IReadOnlyList<string> QuestionsOf(IInteraction interaction)
    {
        var questions = new List<string>();
        foreach (var ask in _questions.ToArray())
        {
            try
            {
                if (ask(interaction) is { } question)
                {
                    questions.Add(question);
                }
            }
            catch (Exception exception)
            {
                LogQuestionFailed(exception, interaction.Id);
            }
        }

        return questions;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A module failed when the interaction {Interaction} closed")]
    private partial void LogClosedFailed(Exception exception, string interaction);

    [LoggerMessage(Level = LogLevel.Error, Message = "A module failed to say what is open in the interaction {Interaction}")]
    private partial void LogQuestionFailed(Exception exception, string interaction);

    private sealed class Registration(Action remove) : IDisposable
    {
        private Action? _remove = remove;

        public void Dispose() => Interlocked.Exchange(ref _remove, null)?.Invoke();
    }
}
