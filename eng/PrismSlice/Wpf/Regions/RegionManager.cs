using System.Windows;
using Prism.Ioc;

namespace Prism.Regions;

/// <summary>Knows the regions of a scope; its attached properties make regions in XAML.</summary>
public class RegionManager : IRegionManager
{
    public static readonly DependencyProperty RegionNameProperty = DependencyProperty.RegisterAttached(
        "RegionName", typeof(string), typeof(RegionManager), new PropertyMetadata(null, OnRegionNameSet));

    public static readonly DependencyProperty RegionManagerProperty = DependencyProperty.RegisterAttached(
        "RegionManager", typeof(IRegionManager), typeof(RegionManager), null);

    public static readonly DependencyProperty RegionContextProperty = DependencyProperty.RegisterAttached(
        "RegionContext", typeof(object), typeof(RegionManager), new PropertyMetadata(null, OnRegionContextChanged));

    private static readonly WeakListeners<EventHandler> Listeners = new();

    private readonly RegionCollection _regions;

    public RegionManager() => _regions = new RegionCollection(this);

    /// <summary>Raised before regions are looked up, so that late ones register themselves. Listeners are held weakly.</summary>
    public static event EventHandler? UpdatingRegions
    {
        add => Listeners.Add(value);
        remove => Listeners.Remove(value);
    }

    public IRegionCollection Regions => _regions;

    public static string? GetRegionName(DependencyObject regionTarget)
    {
        ArgumentNullException.ThrowIfNull(regionTarget);
        return (string?)regionTarget.GetValue(RegionNameProperty);
    }

    public static void SetRegionName(DependencyObject regionTarget, string regionName)
    {
        ArgumentNullException.ThrowIfNull(regionTarget);
        regionTarget.SetValue(RegionNameProperty, regionName);
    }

    public static IRegionManager? GetRegionManager(DependencyObject target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return (IRegionManager?)target.GetValue(RegionManagerProperty);
    }

    public static void SetRegionManager(DependencyObject target, IRegionManager? value)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.SetValue(RegionManagerProperty, value);
    }

    public static object? GetRegionContext(DependencyObject target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.GetValue(RegionContextProperty);
    }

    public static void SetRegionContext(DependencyObject target, object? value)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.SetValue(RegionContextProperty, value);
    }

    /// <summary>Creates and registers the regions that XAML has named since the last time.</summary>
    /// <exception cref="UpdateRegionsException">One of them could not be; the inner exception says why.</exception>
    public static void UpdateRegions()
    {
        try
        {
            foreach (EventHandler listener in Listeners.Alive())
            {
                listener(null, EventArgs.Empty);
            }
        }
        catch (Exception exception) when (exception is not UpdateRegionsException)
        {
            // A view's constructor may throw anything: it is told as a fault of the regions, with its cause.
            throw new UpdateRegionsException(
                $"An exception occurred while trying to create region objects. The exception was: {exception.GetBaseException().Message}",
                exception);
        }
    }

    public IRegionManager CreateRegionManager() => new RegionManager();

    public IRegionManager RegisterViewWithRegion(string regionName, Type viewType)
    {
        ContainerLocator.Container.Resolve<IRegionViewRegistry>().RegisterViewWithRegion(regionName, viewType);
        return this;
    }

    private static void OnRegionNameSet(DependencyObject element, DependencyPropertyChangedEventArgs args)
    {
        if (!System.ComponentModel.DesignerProperties.GetIsInDesignMode(element))
        {
            RegionHost.Attach(element);
        }
    }

    private static void OnRegionContextChanged(DependencyObject element, DependencyPropertyChangedEventArgs args)
    {
        if (RegionContext.GetObservableContext(element).Value != args.NewValue)
        {
            RegionContext.GetObservableContext(element).Value = args.NewValue;
        }
    }
}
