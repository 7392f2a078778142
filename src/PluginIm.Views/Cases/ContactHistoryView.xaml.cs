using System.Windows;
using System.Windows.Controls;
using System.Windows.Data;
using System.Windows.Input;
using System.Windows.Threading;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>The contact's earlier interactions: a list with what is looked for, and one entry as a whole in its place. Nothing in it can be edited but what is looked for.</summary>
internal sealed partial class ContactHistoryView : UserControl
{
    public ContactHistoryView() => InitializeComponent();

    private ContactHistoryViewModel? History => DataContext as ContactHistoryViewModel;

    private void OnEntryKeyDown(object sender, KeyEventArgs e)
    {
        if (e.Key == Key.Enter && Keyboard.FocusedElement is ListBoxItem { DataContext: HistoryEntryViewModel entry })
        {
            e.Handled = true;
            History?.OpenCommand.Execute(entry);
        }
    }

    private void OnEntryClick(object sender, MouseButtonEventArgs e)
    {
        if (ItemsControl.ContainerFromElement(Entries, (DependencyObject)e.OriginalSource) is ListBoxItem { DataContext: HistoryEntryViewModel entry })
        {
            History?.OpenCommand.Execute(entry);
        }
    }

    private void OnBackClick(object sender, RoutedEventArgs e) => History?.BackCommand.Execute(null);

    /// <summary>The keyboard goes with what takes the place of the other.</summary>
    private void OnDetailShown(object sender, DependencyPropertyChangedEventArgs e)
    {
        if (DetailPart.IsVisible)
        {
            Dispatcher.BeginInvoke(DispatcherPriority.Input, () => BackButton.Focus());
        }
        else if (IsVisible && Entries.SelectedItem is not null)
        {
            Dispatcher.BeginInvoke(DispatcherPriority.Input, () => (Entries.ItemContainerGenerator.ContainerFromItem(Entries.SelectedItem) as ListBoxItem)?.Focus());
        }
    }

    private void OnLiveTextChanged(object? sender, DataTransferEventArgs e) => LiveRegion.Announce((UIElement)e.TargetObject);
}
