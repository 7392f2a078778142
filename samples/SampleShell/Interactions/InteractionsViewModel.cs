using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.ComponentModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace SampleShell;

/// <summary>The open interactions; shared by the interaction window, the main window and the gadget.</summary>
internal sealed partial class InteractionsViewModel : ObservableObject
{
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(WindowTitle))]
    private InteractionViewModel? _selected;

    public InteractionsViewModel() => Open.CollectionChanged += OnOpenChanged;

    /// <summary>Raised when the agent asks for an interaction in the interaction bar.</summary>
    public event EventHandler<InteractionViewModel>? ActivationAsked;

    /// <summary>Raised when the agent wants to find somebody while an interaction is in front.</summary>
    public event EventHandler? SearchAsked;

    public ObservableCollection<InteractionViewModel> Open { get; } = [];

    public bool HasOpen => Open.Count > 0;

    /// <summary>Of all open interactions together.</summary>
    public int Unseen => Open.Sum(interaction => interaction.Unseen);

    /// <summary>Whom the agent has in front, and how much waits: what the taskbar shows.</summary>
    public string WindowTitle => (Selected, Unseen) switch
    {
        (null, _) => Words.Interactions,
        ({ } selected, 0) => Words.InteractionsTitle.With(selected.Title),
        ({ } selected, var unseen) => Words.InteractionsTitleUnseen.With(unseen, selected.Title),
    };

    [RelayCommand]
    private void Activate(InteractionViewModel interaction) => ActivationAsked?.Invoke(this, interaction);

    [RelayCommand]
    private void Search() => SearchAsked?.Invoke(this, EventArgs.Empty);

    /// <summary>Back to the one that was last in front, where one is open.</summary>
    [RelayCommand]
    private void ActivateSelected()
    {
        if (Selected is { } selected)
        {
            Activate(selected);
        }
    }

    private void OnOpenChanged(object? sender, NotifyCollectionChangedEventArgs arguments)
    {
        foreach (var closed in arguments.OldItems?.OfType<InteractionViewModel>() ?? [])
        {
            closed.PropertyChanged -= OnInteractionChanged;
        }

        foreach (var opened in arguments.NewItems?.OfType<InteractionViewModel>() ?? [])
        {
            opened.PropertyChanged += OnInteractionChanged;
        }

        OnPropertyChanged(nameof(HasOpen));
        OnUnseenChanged();
    }

    private void OnInteractionChanged(object? sender, PropertyChangedEventArgs arguments)
    {
        if (arguments.PropertyName is nameof(InteractionViewModel.Unseen) or nameof(InteractionViewModel.Title))
        {
            OnUnseenChanged();
        }
    }

    private void OnUnseenChanged()
    {
        OnPropertyChanged(nameof(Unseen));
        OnPropertyChanged(nameof(WindowTitle));
    }
}
