using System.Windows;
using Prism.Ioc;
using Prism.Regions.Behaviors;

namespace Prism.Regions;

/// <summary>
/// Makes the region of an element that has a region name, at the first of two moments: the element is loaded, or somebody
/// looks for regions. From then on it keeps the region registered with the region manager in whose tree the element is.
/// It lives as long as its element, which holds it in an attached property; nothing else does.
/// </summary>
internal sealed class RegionHost
{
    private static readonly DependencyProperty HostProperty = DependencyProperty.RegisterAttached(
        "Host", typeof(RegionHost), typeof(RegionHost), null);

    private readonly DependencyObject _element;
    private bool _started;
    private IRegion? _region;
    private IRegionViewRegistry? _viewRegistry;
    private WeakReference<IRegionManager>? _registeredWith;

    private RegionHost(DependencyObject element) => _element = element;

    public static void Attach(DependencyObject element)
    {
        RegionHost host = new(element);
        element.SetValue(HostProperty, host);
        RegionManager.UpdatingRegions += host.OnUpdatingRegions;
        if (element is FrameworkElement frameworkElement)
        {
            frameworkElement.Loaded += host.OnLoaded;
        }
    }

    private void OnLoaded(object sender, RoutedEventArgs args) => CreateOnce();

    private void OnUpdatingRegions(object? sender, EventArgs args)
    {
        if (!_element.CheckAccess())
        {
            return;
        }

        CreateOnce();
        Register();
    }

    private void CreateOnce()
    {
        if (_started)
        {
            return;
        }

        _started = true;
        string name = RegionManager.GetRegionName(_element)!;
        try
        {
            _region = RegionAdapter.CreateRegion(_element, name);
            RegionContextSync.Attach(_region, _element);
            Register();
            Populate(_region);
        }
        catch (Exception exception)
        {
            // A view's constructor may throw anything: it is told together with the region's name.
            throw new RegionCreationException(
                $"An exception occurred while creating a region with name '{name}'. The exception was: {exception.GetBaseException().Message}",
                exception);
        }
    }

    private void Populate(IRegion region)
    {
        _viewRegistry = ContainerLocator.Container.Resolve<IRegionViewRegistry>();
        foreach (object view in _viewRegistry.GetContents(region.Name))
        {
            region.Add(view);
        }

        _viewRegistry.ContentRegistered += OnViewRegistered;
    }

    private void OnViewRegistered(object? sender, ViewRegisteredEventArgs args)
    {
        if (args.RegionName == _region!.Name)
        {
            _region.Add(args.GetView());
        }
    }

    private void Register()
    {
        IRegionManager? inTree = FindRegionManager(_element);
        IRegionManager? registeredWith = null;
        _registeredWith?.TryGetTarget(out registeredWith);
        if (_region is null || inTree == registeredWith)
        {
            return;
        }

        // Noted before each step: adding and removing looks for regions, and so comes back here.
        if (registeredWith is not null)
        {
            _registeredWith = null;
            registeredWith.Regions.Remove(_region.Name);
        }

        if (inTree is not null)
        {
            _registeredWith = new WeakReference<IRegionManager>(inTree);
            inTree.Regions.Add(_region);
        }
    }

    private static IRegionManager? FindRegionManager(DependencyObject? element)
    {
        while (element is not null)
        {
            if (RegionManager.GetRegionManager(element) is { } manager)
            {
                return manager;
            }

            element = LogicalTreeHelper.GetParent(element);
        }

        return null;
    }
}
