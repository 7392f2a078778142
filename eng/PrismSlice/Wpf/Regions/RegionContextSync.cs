using System.Collections;
using System.Collections.Specialized;
using System.ComponentModel;
using System.Windows;
using Prism.Common;

namespace Prism.Regions;

/// <summary>Keeps one context in the host's attached property, the region and each of its views, whichever of them is set.</summary>
internal sealed class RegionContextSync
{
    private readonly IRegion _region;
    private readonly DependencyObject _host;

    private RegionContextSync(IRegion region, DependencyObject host)
    {
        _region = region;
        _host = host;
    }

    public static void Attach(IRegion region, DependencyObject host)
    {
        RegionContextSync sync = new(region, host);
        sync.TakeFromHost();
        sync.GiveTo(region.Views);
        RegionContext.GetObservableContext(host).PropertyChanged += (_, _) => sync.TakeFromHost();
        region.PropertyChanged += sync.OnRegionPropertyChanged;
        region.Views.CollectionChanged += sync.OnViewsChanged;
    }

    private void TakeFromHost()
    {
        object? context = RegionContext.GetObservableContext(_host).Value;
        _region.Context = context;
        if (RegionManager.GetRegionContext(_host) != context)
        {
            RegionManager.SetRegionContext(_host, context);
        }
    }

    private void OnRegionPropertyChanged(object? sender, PropertyChangedEventArgs args)
    {
        if (args.PropertyName != nameof(IRegion.Context))
        {
            return;
        }

        if (RegionManager.GetRegionContext(_host) != _region.Context)
        {
            RegionManager.SetRegionContext(_host, _region.Context);
        }

        foreach (DependencyObject view in _region.Views.OfType<DependencyObject>())
        {
            RegionContext.GetObservableContext(view).Value = _region.Context!;
        }
    }

    private void OnViewsChanged(object? sender, NotifyCollectionChangedEventArgs args)
    {
        GiveTo(args.NewItems ?? Array.Empty<object>());
        foreach (DependencyObject view in (args.OldItems ?? Array.Empty<object>()).OfType<DependencyObject>())
        {
            ObservableObject<object> context = RegionContext.GetObservableContext(view);
            context.PropertyChanged -= OnViewContextChanged;
            context.Value = null!;
        }
    }

    private void GiveTo(IEnumerable views)
    {
        foreach (DependencyObject view in views.OfType<DependencyObject>())
        {
            ObservableObject<object> context = RegionContext.GetObservableContext(view);
            context.Value = _region.Context!;
            context.PropertyChanged += OnViewContextChanged;
        }
    }

    private void OnViewContextChanged(object? sender, PropertyChangedEventArgs args)
    {
        if (sender is ObservableObject<object> context)
        {
            _region.Context = context.Value;
        }
    }
}
