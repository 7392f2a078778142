using System.Collections;
using System.Collections.Specialized;

namespace Prism.Regions;

/// <summary>The regions of one region manager. Each look-up first lets late regions register themselves.</summary>
internal sealed class RegionCollection(IRegionManager regionManager) : IRegionCollection
{
    private readonly List<IRegion> _regions = [];

    public event NotifyCollectionChangedEventHandler? CollectionChanged;

    public IRegion this[string regionName]
    {
        get
        {
            RegionManager.UpdateRegions();
            return Find(regionName)
                ?? throw new KeyNotFoundException($"The region manager does not contain the {regionName} region.");
        }
    }

    public void Add(IRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        RegionManager.UpdateRegions();
        if (region.Name is null)
        {
            throw new InvalidOperationException("The region name cannot be null or empty.");
        }

        if (Find(region.Name) is not null)
        {
            throw new ArgumentException($"Region with the given name is already registered: {region.Name}", nameof(region));
        }

        _regions.Add(region);
        region.RegionManager = regionManager;
        CollectionChanged?.Invoke(this, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Add, region, 0));
    }

    public bool Remove(string regionName)
    {
        RegionManager.UpdateRegions();
        if (Find(regionName) is not { } region)
        {
            return false;
        }

        _regions.Remove(region);
        region.RegionManager = null!;
        CollectionChanged?.Invoke(this, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Remove, region, 0));
        return true;
    }

    public bool ContainsRegionWithName(string regionName)
    {
        RegionManager.UpdateRegions();
        return Find(regionName) is not null;
    }

    public IEnumerator<IRegion> GetEnumerator()
    {
        RegionManager.UpdateRegions();
        return _regions.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IRegion? Find(string regionName) => _regions.Find(region => region.Name == regionName);
}
