using System.Collections.Specialized;
using System.Windows;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;
using System.Windows.Data;

namespace Prism.Regions;

/// <summary>Makes the region that fits an element, and shows its views in it.</summary>
internal static class RegionAdapter
{
    /// <exception cref="InvalidOperationException">The element has content of its own, or its type can host no region.</exception>
    public static IRegion CreateRegion(DependencyObject element, string name) => element switch
    {
        Selector selector => SelectorRegion.Create(selector, name),
        ItemsControl itemsControl => ForItemsControl(itemsControl, name),
        ContentControl contentControl => ForContentControl(contentControl, name),
        _ => throw new InvalidOperationException($"No region adapter is there for the type {element.GetType()}."),
    };

    public static void ThrowIfItemsAreBound(ItemsControl itemsControl)
    {
        if (itemsControl.ItemsSource is not null
            || BindingOperations.GetBindingBase(itemsControl, ItemsControl.ItemsSourceProperty) is not null)
        {
            throw new InvalidOperationException("ItemsControl's ItemsSource property is not empty: a region fills it.");
        }
    }

    private static SingleActiveRegion ForContentControl(ContentControl contentControl, string name)
    {
        if (contentControl.Content is not null
            || BindingOperations.GetBindingBase(contentControl, ContentControl.ContentProperty) is not null)
        {
            throw new InvalidOperationException("ContentControl's Content property is not empty: a region fills it.");
        }

        SingleActiveRegion region = new() { Name = name };
        region.ActiveViews.CollectionChanged += (_, _) => contentControl.Content = region.ActiveViews.FirstOrDefault();
        region.Views.CollectionChanged += (_, args) =>
        {
            if (args.Action == NotifyCollectionChangedAction.Add && !region.ActiveViews.Any())
            {
                region.Activate(args.NewItems![0]!);
            }
        };
        return region;
    }

    private static AllActiveRegion ForItemsControl(ItemsControl itemsControl, string name)
    {
        ThrowIfItemsAreBound(itemsControl);
        AllActiveRegion region = new() { Name = name };
        foreach (object item in itemsControl.Items)
        {
            region.Add(item);
        }

        itemsControl.Items.Clear();
        itemsControl.ItemsSource = region.Views;
        return region;
    }
}
