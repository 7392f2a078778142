using System.Windows;
using Prism.Common;

namespace Prism.Regions;

/// <summary>The region context as a view sees it: a value shared by the region's host, the region and its views.</summary>
public static class RegionContext
{
    private static readonly DependencyProperty ObservableRegionContextProperty = DependencyProperty.RegisterAttached(
        "ObservableRegionContext", typeof(ObservableObject<object>), typeof(RegionContext), null);

    public static ObservableObject<object> GetObservableContext(DependencyObject view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.GetValue(ObservableRegionContextProperty) is not ObservableObject<object> context)
        {
            context = new ObservableObject<object>();
            view.SetValue(ObservableRegionContextProperty, context);
        }

        return context;
    }
}
