using System.ComponentModel;

namespace Prism.Regions;

/// <summary>A named place of a window that views are added to.</summary>
public interface IRegion : INotifyPropertyChanged
{
    IViewsCollection Views { get; }

    IViewsCollection ActiveViews { get; }

    object? Context { get; set; }

    string Name { get; set; }

    IRegionManager RegionManager { get; set; }

    IRegionManager Add(object view);

    /// <returns>The region manager of the view: its own where a scope is asked for, else the region's.</returns>
    IRegionManager Add(object view, string? viewName, bool createRegionManagerScope);

    void Remove(object view);

    void Activate(object view);

    void Deactivate(object view);

    object? GetView(string viewName);
}
