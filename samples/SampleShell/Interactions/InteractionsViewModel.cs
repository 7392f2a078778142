using System.Collections.ObjectModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace SampleShell;

/// <summary>The open interactions; shared by the interaction window and the interaction bar of the main window.</summary>
internal sealed partial class InteractionsViewModel : ObservableObject
{
    [ObservableProperty]
    private InteractionViewModel? _selected;

    public InteractionsViewModel() => Open.CollectionChanged += (_, _) => OnPropertyChanged(nameof(HasOpen));

    /// <summary>Raised when the agent asks for an interaction in the interaction bar.</summary>
    public event EventHandler<InteractionViewModel>? ActivationAsked;

    public ObservableCollection<InteractionViewModel> Open { get; } = [];

    public bool HasOpen => Open.Count > 0;

    [RelayCommand]
    private void Activate(InteractionViewModel interaction) => ActivationAsked?.Invoke(this, interaction);
}
