using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What a module holds of the interaction that it opened.</summary>
internal sealed class InteractionHandle : IInteractionHandle
{
    private readonly InteractionWindows _windows;

    public InteractionHandle(InteractionWindows windows, InteractionViewModel interaction)
    {
        _windows = windows;
        Interaction = interaction;
    }

    public event EventHandler? Closed;

    public InteractionViewModel Interaction { get; }

    public string Title
    {
        get => Interaction.Title;
        set => Interaction.Title = value;
    }

    public bool IsActive => _windows.IsActive(Interaction);

    public void Activate() => _windows.Activate(Interaction);

    public void Flash() => _windows.Flash(Interaction);

    public void Close() => _windows.Close(Interaction);

    /// <summary>A module that fails here must not keep the others from being told.</summary>
    public void RaiseClosed() => Closed?.Invoke(this, EventArgs.Empty);
}
