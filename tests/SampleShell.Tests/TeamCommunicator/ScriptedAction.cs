using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>An action of a module, as the test wants it.</summary>
internal sealed class ScriptedAction(string id, string caption) : ITargetAction
{
    public event EventHandler? StateChanged;

    public string Id => id;

    public string Caption => caption;

    public Func<InternalTarget, TargetActionState> State { get; init; } = _ => new TargetActionState(true, true, null);

    public Func<InternalTarget, Task> Execute { get; init; } = _ => Task.CompletedTask;

    public List<string> Taken { get; } = [];

    public bool IsWatched => StateChanged is not null;

    public TargetActionState GetState(InternalTarget target, IInteraction? interaction) => State(target);

    public Task ExecuteAsync(InternalTarget target, IInteraction? interaction, CancellationToken cancellationToken)
    {
        Taken.Add(target.Id);
        return Execute(target);
    }

    public void Change() => StateChanged?.Invoke(this, EventArgs.Empty);
}
