namespace Prism.Regions;

/// <summary>Which views go to which regions.</summary>
public interface IRegionViewRegistry
{
    event EventHandler<ViewRegisteredEventArgs>? ContentRegistered;

    IEnumerable<object> GetContents(string regionName);

    void RegisterViewWithRegion(string regionName, Type viewType);
}
