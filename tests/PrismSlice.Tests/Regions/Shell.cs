using System.Windows;
using System.Windows.Controls;

namespace PrismSlice.Tests.Regions;

/// <summary>An application with a window in which one content control hosts the region <c>Main</c>. All of it is used on the window's thread.</summary>
internal sealed class Shell
{
    public const string RegionName = "Main";

    private readonly IContainerProvider _container;

    private Shell(IContainerProvider container, ContentControl host)
    {
        _container = container;
        Host = host;
    }

    public ContentControl Host { get; }

    public IRegionManager Manager => _container.Resolve<IRegionManager>();

    public IRegion Region => Manager.Regions[RegionName];

    public static Shell Start(Action<IContainerRegistry>? registerTypes = null)
    {
        ContentControl host = null!;
        IContainerProvider container = new Scenario
        {
            RegisterTypes = registerTypes ?? (_ => { }),
            CreateShell = () => new Window { Content = host = HostOf(RegionName) },
        }.Start();
        return new Shell(container, host);
    }

    public static ContentControl HostOf(string regionName)
    {
        ContentControl host = new();
        RegionManager.SetRegionName(host, regionName);
        return host;
    }
}
