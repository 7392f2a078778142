namespace Prism.Regions;

public interface IRegionManager
{
    IRegionCollection Regions { get; }

    /// <summary>A region manager with regions of its own, for a scope.</summary>
    IRegionManager CreateRegionManager();

    /// <summary>Each region of this name, present or to come, gets a view of this type.</summary>
    IRegionManager RegisterViewWithRegion(string regionName, Type viewType);
}
