using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace SampleShell;

/// <summary>The desktop's frame: agent, interactions, faults and the state of the shell in a line.</summary>
internal sealed partial class MainWindowViewModel : ObservableObject
{
    private readonly ShellFaults _faults;
    private readonly SecondDesktop _secondDesktop;
    private readonly GadgetSettings _gadget;
    private readonly Action<ShellTheme> _applyTheme;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(StatusText))]
    private string _switchText = "";

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsSystemTheme), nameof(IsLightTheme), nameof(IsDarkTheme))]
    private ShellTheme _theme;

    public MainWindowViewModel(
        AgentStatusViewModel agent,
        TeamCommunicatorViewModel teamCommunicator,
        InteractionsViewModel interactions,
        WorkListViewModel work,
        ShellFaults faults,
        ShellTheme theme,
        SecondDesktop secondDesktop,
        GadgetSettings gadget,
        Action<ShellTheme> applyTheme)
    {
        Agent = agent;
        TeamCommunicator = teamCommunicator;
        Interactions = interactions;
        Work = work;
        _faults = faults;
        _theme = theme;
        _secondDesktop = secondDesktop;
        _gadget = gadget;
        _applyTheme = applyTheme;
        faults.Shown.CollectionChanged += (_, _) =>
        {
            OnPropertyChanged(nameof(FaultText));
            OnPropertyChanged(nameof(HasFaults));
            OnPropertyChanged(nameof(StatusText));
        };
    }

    /// <summary>Raised when the agent wants to work in the gadget.</summary>
    public event EventHandler? GadgetAsked;

    public AgentStatusViewModel Agent { get; }

    public TeamCommunicatorViewModel TeamCommunicator { get; }

    public InteractionsViewModel Interactions { get; }

    public WorkListViewModel Work { get; }

    /// <summary>Opens the agent's own options; null where there are none.</summary>
    public IRelayCommand? OptionsCommand { get; init; }

    /// <summary>The diagnostic bundle; null where there is none.</summary>
    public BundleViewModel? Bundle { get; init; }

    /// <summary>The outbound campaign; null where there is none.</summary>
    public CampaignViewModel? Campaign { get; init; }

    /// <summary>The agent's role; null where it cannot be switched.</summary>
    public RoleViewModel? Role { get; init; }

    /// <summary>The voice channel; null where the shell has none.</summary>
    public Telephone? Telephone { get; init; }

    public string Title => Words.MainTitle.With(Agent.DisplayName);

    public string SecondDesktopText => Words.MenuSecondDesktop.With(_secondDesktop.Name);

    public bool HasFaults => _faults.Shown.Count > 0;

    public string FaultText => string.Join(Environment.NewLine, _faults.Shown);

    public string StatusText => HasFaults ? _faults.Shown[0] : SwitchText;

    public bool IsSystemTheme => Theme == ShellTheme.System;

    public bool IsLightTheme => Theme == ShellTheme.Light;

    public bool IsDarkTheme => Theme == ShellTheme.Dark;

    /// <summary>Whether the gadget comes by itself when this window is minimized.</summary>
    public bool ShowsGadgetOnMinimize => _gadget.ShowsOnMinimize;

    partial void OnThemeChanged(ShellTheme value) => _applyTheme(value);

    [RelayCommand]
    private void ChooseTheme(ShellTheme theme) => Theme = theme;

    [RelayCommand]
    private void OpenGadget() => GadgetAsked?.Invoke(this, EventArgs.Empty);

    [RelayCommand]
    private void ToggleGadgetOnMinimize()
    {
        _gadget.ShowsOnMinimize = !_gadget.ShowsOnMinimize;
        OnPropertyChanged(nameof(ShowsGadgetOnMinimize));
    }

    [RelayCommand]
    private void OpenSecondDesktop() => _secondDesktop.Open();

    [RelayCommand]
    private void DismissFaults() => _faults.Shown.Clear();
}
