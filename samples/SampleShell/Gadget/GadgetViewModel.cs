using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace SampleShell;

/// <summary>What an agent keeps in sight while the main window is away: search, open interactions, own status, and the way back.</summary>
internal sealed partial class GadgetViewModel : ObservableObject
{
    public GadgetViewModel(AgentStatusViewModel agent, TeamCommunicatorViewModel teamCommunicator, InteractionsViewModel interactions)
    {
        Agent = agent;
        TeamCommunicator = teamCommunicator;
        Interactions = interactions;
    }

    /// <summary>Raised when the agent wants the main window again.</summary>
    public event EventHandler? BackAsked;

    public AgentStatusViewModel Agent { get; }

    public TeamCommunicatorViewModel TeamCommunicator { get; }

    public InteractionsViewModel Interactions { get; }

    /// <summary>The voice channel; null where the shell has none.</summary>
    public Telephone? Telephone { get; init; }

    public string Title => Words.GadgetTitle.With(Agent.DisplayName);

    [RelayCommand]
    private void Back() => BackAsked?.Invoke(this, EventArgs.Empty);
}
