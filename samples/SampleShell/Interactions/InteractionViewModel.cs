using System.Windows;
using System.Windows.Input;
using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>One open interaction: a tab of the interaction window, a card of the interaction bar.</summary>
internal sealed partial class InteractionViewModel : ObservableObject
{
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(AccessibleName))]
    private string _title;

    /// <summary>How often attention was asked for since the agent last looked.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsFlashing), nameof(AccessibleName), nameof(UnseenText))]
    private int _unseen;

    public InteractionViewModel(string id, string title, object content)
    {
        Id = id;
        _title = title;
        Content = content;
    }

    public string Id { get; }

    public object Content { get; }

    /// <summary>The medium of an interaction with a contact; null for what a module shows.</summary>
    public Medium? Medium => Frame?.Medium;

    /// <summary>Null for what a module shows.</summary>
    public ICommand? StartConsultationCommand => Frame?.StartConsultationCommand;

    public bool IsFlashing => Unseen > 0;

    public string UnseenText => Unseen > 99 ? "99+" : $"{Unseen}";

    public string AccessibleName => IsFlashing ? Words.InteractionUnread.With(Title, UnseenText) : Title;

    private InteractionFrameViewModel? Frame => Content is FrameworkElement { DataContext: InteractionFrameViewModel frame } ? frame : null;

    public override string ToString() => Title;
}
