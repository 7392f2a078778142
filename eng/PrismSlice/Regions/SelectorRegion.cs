using System.Collections.Specialized;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;

namespace Prism.Regions;

/// <summary>The region of a list or tab control: its selected item is the active view, and the other way round.</summary>
internal sealed class SelectorRegion
{
    private readonly Selector _selector;
    private readonly Region _region;
    private bool _selectionChanging;

    private SelectorRegion(Selector selector, Region region)
    {
        _selector = selector;
        _region = region;
    }

    public static IRegion Create(Selector selector, string name)
    {
        RegionAdapter.ThrowIfItemsAreBound(selector);
        Region region = new() { Name = name };
        SelectorRegion self = new(selector, region);
        foreach (object item in selector.Items)
        {
            region.Add(item);
        }

        selector.SelectionChanged += self.OnSelectionChanged;
        region.ActiveViews.CollectionChanged += self.OnActiveViewsChanged;
        region.Views.CollectionChanged += self.OnViewsChanged;
        return region;
    }

    private void OnViewsChanged(object? sender, NotifyCollectionChangedEventArgs args)
    {
        if (args.Action == NotifyCollectionChangedAction.Add)
        {
            _selector.Items.Insert(args.NewStartingIndex, args.NewItems![0]);
        }
        else if (args.Action == NotifyCollectionChangedAction.Remove)
        {
            _selector.Items.Remove(args.OldItems![0]);
        }
    }

    private void OnActiveViewsChanged(object? sender, NotifyCollectionChangedEventArgs args)
    {
        if (_selectionChanging)
        {
            return;
        }

        if (args.Action == NotifyCollectionChangedAction.Add)
        {
            if (_selector.SelectedItem is { } selected && selected != args.NewItems![0] && _region.ActiveViews.Contains(selected))
            {
                _region.Deactivate(selected);
            }

            _selector.SelectedItem = args.NewItems![0];
        }
        else if (args.Action == NotifyCollectionChangedAction.Remove && args.OldItems!.Contains(_selector.SelectedItem))
        {
            _selector.SelectedItem = null;
        }
    }

    private void OnSelectionChanged(object sender, SelectionChangedEventArgs args)
    {
        // The event bubbles: a list inside a tab's view raises it here too.
        if (args.OriginalSource != sender)
        {
            return;
        }

        _selectionChanging = true;
        try
        {
            foreach (object removed in args.RemovedItems.Cast<object>().Where(_region.ActiveViews.Contains))
            {
                _region.Deactivate(removed);
            }

            foreach (object added in args.AddedItems.Cast<object>().Where(_region.Views.Contains))
            {
                _region.Activate(added);
            }
        }
        finally
        {
            _selectionChanging = false;
        }
    }
}
