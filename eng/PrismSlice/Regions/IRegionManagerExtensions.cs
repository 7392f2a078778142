namespace Prism.Regions;

public static class IRegionManagerExtensions
{
    public static IRegionManager RegisterViewWithRegion<T>(this IRegionManager regionManager, string regionName) =>
        regionManager.RegisterViewWithRegion(regionName, typeof(T));
}
