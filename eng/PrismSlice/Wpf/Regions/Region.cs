using System.ComponentModel;
using System.Windows;

namespace Prism.Regions;

/// <summary>A region in which any number of views may be active.</summary>
internal class Region : IRegion
{
    private readonly List<object> _order = [];
    private readonly Dictionary<string, object> _byName = [];
    private readonly ViewsCollection _views = new();
    private readonly ViewsCollection _activeViews = new();
    private object? _context;
    private string _name = null!;
    private IRegionManager _regionManager = null!;

    public event PropertyChangedEventHandler? PropertyChanged;

    public IViewsCollection Views => _views;

    public IViewsCollection ActiveViews => _activeViews;

    public object? Context
    {
        get => _context;
        set
        {
            if (_context != value)
            {
                _context = value;
                Raise(nameof(Context));
            }
        }
    }

    public string Name
    {
        get => _name;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            if (_name is not null && _name != value)
            {
                throw new InvalidOperationException($"Cannot change the name of the region: it is named {_name}.");
            }

            _name = value;
            Raise(nameof(Name));
        }
    }

    public IRegionManager RegionManager
    {
        get => _regionManager;
        set
        {
            if (_regionManager != value)
            {
                _regionManager = value;
                Raise(nameof(RegionManager));
            }
        }
    }

    public IRegionManager Add(object view) => Add(view, null, false);

    public IRegionManager Add(object view, string? viewName, bool createRegionManagerScope)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (_order.Contains(view))
        {
            throw new InvalidOperationException("View already exists in region.");
        }

        if (!string.IsNullOrEmpty(viewName) && !_byName.TryAdd(viewName, view))
        {
            throw new InvalidOperationException($"View with name '{viewName}' already exists in the region.");
        }

        IRegionManager manager = createRegionManagerScope ? RegionManager.CreateRegionManager() : RegionManager;
        if (view is DependencyObject element)
        {
            Regions.RegionManager.SetRegionManager(element, manager);
        }

        _order.Add(view);
        _views.Insert(_order.Count - 1, view);

        // Prism sorts views, so each addition may have moved the others.
        _views.Reset();
        _activeViews.Reset();
        return manager;
    }

    public void Remove(object view)
    {
        ThrowIfAbsent(view);
        _order.Remove(view);
        foreach (string name in _byName.Where(named => named.Value == view).Select(named => named.Key).ToList())
        {
            _byName.Remove(name);
        }

        _views.Remove(view);
        _activeViews.Remove(view);
        if (view is DependencyObject element && Regions.RegionManager.GetRegionManager(element) == RegionManager)
        {
            element.ClearValue(Regions.RegionManager.RegionManagerProperty);
        }
    }

    public virtual void Activate(object view)
    {
        ThrowIfAbsent(view);
        if (!_activeViews.Contains(view))
        {
            _activeViews.Insert(_order.TakeWhile(other => other != view).Count(_activeViews.Contains), view);
        }
    }

    public void Deactivate(object view)
    {
        ThrowIfAbsent(view);
        _activeViews.Remove(view);
    }

    public object? GetView(string viewName)
    {
        ArgumentException.ThrowIfNullOrEmpty(viewName);
        return _byName.GetValueOrDefault(viewName);
    }

    private void ThrowIfAbsent(object view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!_order.Contains(view))
        {
            throw new ArgumentException("The region does not contain the specified view.", nameof(view));
        }
    }

    private void Raise(string propertyName) => PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(propertyName));
}
