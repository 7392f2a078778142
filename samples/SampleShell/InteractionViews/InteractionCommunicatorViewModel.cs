using System.Collections.ObjectModel;
using System.Windows.Threading;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The Team Communicator inside an interaction: whom the agent consults already, and whom he could ask.</summary>
internal sealed partial class InteractionCommunicatorViewModel : ObservableObject, IDisposable
{
    private readonly WorkInteraction _interaction;
    private readonly Workplace _workplace;

    public InteractionCommunicatorViewModel(WorkInteraction interaction, Workplace workplace, WorkplaceServices services)
    {
        _interaction = interaction;
        _workplace = workplace;
        Consulted = services.Consulted.Of(interaction.Id);
        TeamCommunicator = new TeamCommunicatorViewModel(services.Communicator with { Interaction = interaction }, Dispatcher.CurrentDispatcher);
        TeamCommunicator.ActionTaken += (_, _) => CloseAsked?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Raised when an action was taken, and when the agent wants none.</summary>
    public event EventHandler? CloseAsked;

    public TeamCommunicatorViewModel TeamCommunicator { get; }

    public ObservableCollection<InternalTarget> Consulted { get; }

    /// <summary>Only whose it is gives an interaction away.</summary>
    public bool CanTransfer => !_interaction.Record.IsJoint;

    public void Dispose() => TeamCommunicator.Dispose();

    [RelayCommand]
    private void Close() => CloseAsked?.Invoke(this, EventArgs.Empty);

    [RelayCommand(CanExecute = nameof(CanTransfer))]
    private Task TransferAsync(InternalTarget target) => _workplace.TransferAsync(_interaction, target);

    [RelayCommand]
    private async Task ShareAsync(InternalTarget target)
    {
        await _workplace.ShareAsync(_interaction, target);
        Close();
    }
}
