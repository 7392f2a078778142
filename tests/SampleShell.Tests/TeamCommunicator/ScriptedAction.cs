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

    /// <summary>What it does, beside being remembered.</summary>
    public Action Work { get; set; } = () => { };

    /// <summary>Whether it is offered in interactions alone.</summary>
    public bool IsForInteractions { get; init; }

    /// <summary>In which interaction it was taken last.</summary>
    public IInteraction? Interaction { get; private set; }

    public List<string> Taken { get; } = [];

    public bool IsWatched => StateChanged is not null;

    public TargetActionState GetState(InternalTarget target, IInteraction? interaction) =>
        IsForInteractions && interaction is null ? new TargetActionState(false, false, null) : State(target);

    public Task ExecuteAsync(InternalTarget target, IInteraction? interaction, CancellationToken cancellationToken)
    {
        Taken.Add(target.Id);
        Interaction = interaction;
        Work();
        return Execute(target);
    }

    public void Change() => StateChanged?.Invoke(this, EventArgs.Empty);
}
