using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace SampleShell;

/// <summary>The switches over the list: which kinds are shown, and whether only who is ready.</summary>
internal sealed partial class TargetFilterViewModel : ObservableObject
{
    [ObservableProperty]
    private bool _agents;

    [ObservableProperty]
    private bool _routingPoints;

    [ObservableProperty]
    private bool _queues;

    [ObservableProperty]
    private bool _readyOnly;

    public TargetFilter Value => new(Agents, RoutingPoints, Queues, ReadyOnly);

    public bool IsOn => Value != TargetFilter.Everything;

    [RelayCommand]
    private void ShowAll() => (Agents, RoutingPoints, Queues, ReadyOnly) = (false, false, false, false);
}
