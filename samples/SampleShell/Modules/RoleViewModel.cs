using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace SampleShell;

/// <summary>The agent's role, which an administrator of the sample may switch, and what waits for a restart.</summary>
internal sealed partial class RoleViewModel : ObservableObject
{
    private readonly LiveManifest _manifest;

    public RoleViewModel(LiveManifest manifest)
    {
        _manifest = manifest;
        manifest.Changed += (_, _) => OnPropertyChanged((string?)null);
    }

    public IReadOnlyList<RoleChoice> Choices => [.. _manifest.Roles.Select(name => new RoleChoice(name, IsCurrent(name)))];

    public string Text => Words.RoleMenu.With(_manifest.Role);

    public bool HasWaiting => _manifest.Waiting.Count > 0;

    /// <summary>What of a changed role or manifest holds only after a restart.</summary>
    public string WaitingText => HasWaiting ? Words.AfterRestart.With(string.Join(", ", _manifest.Waiting)) : "";

    [RelayCommand]
    private void Choose(string role)
    {
        if (!IsCurrent(role))
        {
            _manifest.UseRole(role);
        }
    }

    private bool IsCurrent(string name) => string.Equals(name, _manifest.Role, StringComparison.OrdinalIgnoreCase);
}
