namespace Prism.Regions;

public class ViewRegisteredEventArgs(string regionName, Func<object> getViewDelegate) : EventArgs
{
    public string RegionName { get; } = regionName;

    public Func<object> GetView { get; } = getViewDelegate;
}
