using Prism.Ioc;

namespace Prism.Regions;

public class RegionViewRegistry(IContainerExtension container) : IRegionViewRegistry
{
    private readonly Dictionary<string, List<Func<object>>> _contents = [];
    private readonly WeakListeners<EventHandler<ViewRegisteredEventArgs>> _listeners = new();

    /// <summary>Listeners are held weakly: a region goes with its window.</summary>
    public event EventHandler<ViewRegisteredEventArgs>? ContentRegistered
    {
        add => _listeners.Add(value);
        remove => _listeners.Remove(value);
    }

    public IEnumerable<object> GetContents(string regionName) =>
        _contents.TryGetValue(regionName, out List<Func<object>>? contents) ? [.. contents.Select(content => content())] : [];

    /// <exception cref="ViewRegistrationException">A region of this name is there, and the view could not be made or added.</exception>
    public void RegisterViewWithRegion(string regionName, Type viewType)
    {
        object CreateView() => container.Resolve(viewType);
        if (!_contents.TryGetValue(regionName, out List<Func<object>>? contents))
        {
            _contents[regionName] = contents = [];
        }

        contents.Add(CreateView);
        try
        {
            ViewRegisteredEventArgs args = new(regionName, CreateView);
            foreach (EventHandler<ViewRegisteredEventArgs> listener in _listeners.Alive())
            {
                listener(this, args);
            }
        }
        catch (Exception exception)
        {
            // Whatever the view's constructor throws is told together with the region's name.
            throw new ViewRegistrationException(
                $"An exception has occurred while trying to add a view to region '{regionName}': {exception.GetBaseException().Message}",
                exception);
        }
    }
}
