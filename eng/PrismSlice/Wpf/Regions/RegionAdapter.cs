using System.Collections.Specialized;
using System.Windows;
using System.Windows.Controls;
using System.Windows.Data;

namespace Prism.Regions;

/// <summary>Makes the region of an element, and shows its active view in it.</summary>
internal static class RegionAdapter
{
    /// <exception cref="InvalidOperationException">The element has content of its own.</exception>
    /// <exception cref="KeyNotFoundException">No region fits elements of this type.</exception>
    public static IRegion CreateRegion(DependencyObject element, string name)
    {
        if (element is not ContentControl contentControl)
        {
            throw new KeyNotFoundException($"No region adapter is there for the type {element.GetType()}.");
        }

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
}
