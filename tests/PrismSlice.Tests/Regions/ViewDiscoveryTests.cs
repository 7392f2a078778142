using System.Windows.Controls;
using PrismSlice.Tests.Containers;

namespace PrismSlice.Tests.Regions;

/// <summary>Views that are registered for a region's name find their way into it.</summary>
[TestClass]
public sealed class ViewDiscoveryTests
{
    [TestMethod]
    public void View_registered_for_a_region_that_is_there_shows_at_once()
    {
        Shell shell = Shell.Start();

        Ui.Run(() => shell.Manager.RegisterViewWithRegion(Shell.RegionName, typeof(PlainView)));

        Assert.IsInstanceOfType<PlainView>(Ui.Run(() => shell.Host.Content));
    }

    [TestMethod]
    public void View_registered_before_its_region_waits_for_it() => Ui.Run(() =>
    {
        Shell shell = Shell.Start();
        shell.Manager.RegisterViewWithRegion(ViewWithRegion.RegionName, typeof(PlainView));
        ViewWithRegion outer = new();

        shell.Region.Add(outer);
        RegionManager.UpdateRegions();

        Assert.IsInstanceOfType<PlainView>(outer.Host.Content);
    });

    [TestMethod]
    public void View_is_made_by_the_container_with_what_it_needs() => Ui.Run(() =>
    {
        FirstService service = new();
        Shell shell = Shell.Start(registry => registry.RegisterInstance<IService>(service));

        shell.Manager.RegisterViewWithRegion(Shell.RegionName, typeof(ViewOfAService));

        Assert.AreSame(service, ((ViewOfAService)shell.Host.Content).Service);
    });

    [TestMethod]
    public void Views_of_one_region_come_in_the_order_of_their_registrations() => Ui.Run(() =>
    {
        Shell shell = Shell.Start();

        shell.Manager.RegisterViewWithRegion(Shell.RegionName, typeof(PlainView)).RegisterViewWithRegion(Shell.RegionName, typeof(OtherView));

        Assert.AreSequenceEqual(new[] { typeof(PlainView), typeof(OtherView) }, shell.Region.Views.Select(view => view.GetType()));
        Assert.IsInstanceOfType<PlainView>(shell.Host.Content);
    });

    [TestMethod]
    public void Each_registration_gives_each_region_of_the_name_one_view() => Ui.Run(() =>
    {
        Shell shell = Shell.Start();
        ViewWithRegion first = new();
        ViewWithRegion second = new();
        shell.Region.Add(first, null, true);
        shell.Region.Add(second, null, true);
        RegionManager.UpdateRegions();

        shell.Manager.RegisterViewWithRegion(ViewWithRegion.RegionName, typeof(PlainView));

        Assert.IsInstanceOfType<PlainView>(first.Host.Content);
        Assert.IsInstanceOfType<PlainView>(second.Host.Content);
        Assert.AreNotSame(first.Host.Content, second.Host.Content);
    });

    [TestMethod]
    public void View_of_another_region_stays_out() => Ui.Run(() =>
    {
        Shell shell = Shell.Start();

        shell.Manager.RegisterViewWithRegion("Another", typeof(PlainView));

        Assert.IsEmpty(shell.Region.Views);
    });

    [TestMethod]
    public void Registry_gives_another_view_each_time_it_is_asked() => Ui.Run(() =>
    {
        Shell shell = Shell.Start();
        IRegionViewRegistry registry = ContainerLocator.Container.Resolve<IRegionViewRegistry>();
        registry.RegisterViewWithRegion("Another", typeof(PlainView));

        object view = Assert.ContainsSingle(registry.GetContents("Another"));

        Assert.IsInstanceOfType<PlainView>(view);
        Assert.AreNotSame(view, Assert.ContainsSingle(registry.GetContents("Another")));
        Assert.IsEmpty(registry.GetContents("Nowhere"));
        Assert.IsFalse(shell.Manager.Regions.ContainsRegionWithName("Another"));
    });

    [TestMethod]
    public void View_that_cannot_be_made_is_a_fault_that_names_region_and_cause() => Ui.Run(() =>
    {
        Shell shell = Shell.Start();

        ViewRegistrationException exception = Assert.ThrowsExactly<ViewRegistrationException>(
            () => shell.Manager.RegisterViewWithRegion(Shell.RegionName, typeof(ViewOfAService)));

        Assert.Contains($"'{Shell.RegionName}'", exception.Message);
        Assert.IsInstanceOfType<ContainerResolutionException>(exception.InnerException);
        Assert.IsEmpty(shell.Region.Views);
    });

    [TestMethod]
    public void Region_that_nobody_holds_is_let_go()
    {
        Shell shell = Shell.Start();
        WeakReference host = Ui.Run(() => NewRegion(shell));

        Assert.IsTrue(Ui.Run(() => Collected(host)));
        Ui.Run(() => shell.Manager.RegisterViewWithRegion("Passing", typeof(PlainView)));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference NewRegion(Shell shell)
    {
        IRegionManager scope = shell.Manager.CreateRegionManager();
        ContentControl host = Shell.HostOf("Passing");
        RegionManager.SetRegionManager(host, scope);
        RegionManager.UpdateRegions();
        return new WeakReference(host);
    }

    private static bool Collected(WeakReference reference)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return !reference.IsAlive;
    }
}
