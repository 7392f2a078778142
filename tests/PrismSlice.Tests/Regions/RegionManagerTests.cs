using System.Collections.Specialized;
using System.Windows;
using System.Windows.Controls;
using System.Windows.Data;
using System.Windows.Markup;
using Prism.Regions.Behaviors;

namespace PrismSlice.Tests.Regions;

/// <summary>How regions come to be, and which region manager has them.</summary>
[TestClass]
public sealed class RegionManagerTests
{
    private readonly Shell _shell = Shell.Start();

    [TestMethod]
    public void Region_that_XAML_names_is_there() => Ui.Run(() =>
    {
        var grid = (Grid)XamlReader.Parse(
            """
            <Grid xmlns="http://schemas.microsoft.com/winfx/2006/xaml/presentation" xmlns:prism="http://prismlibrary.com/">
                <ContentControl prism:RegionManager.RegionName="Named" />
            </Grid>
            """);

        RegionManager.SetRegionManager(grid, _shell.Manager);

        Assert.AreEqual("Named", _shell.Manager.Regions["Named"].Name);
        Assert.AreEqual("Named", RegionManager.GetRegionName(grid.Children[0]));
        Assert.AreSame(_shell.Manager, _shell.Manager.Regions["Named"].RegionManager);
    });

    [TestMethod]
    public void Region_is_made_when_its_element_is_loaded()
    {
        Ui.Run(() => _shell.Manager.RegisterViewWithRegion("Late", typeof(PlainView)));

        ContentControl host = Ui.Run(() =>
        {
            ContentControl late = Shell.HostOf("Late");
            new Window { Content = late }.Show();
            return late;
        });

        Assert.IsInstanceOfType<PlainView>(Ui.Run(() => host.Content));
    }

    [TestMethod]
    public void Unknown_region_is_not_there() => Ui.Run(() =>
    {
        Assert.IsFalse(_shell.Manager.Regions.ContainsRegionWithName("Unknown"));
        Assert.IsFalse(_shell.Manager.Regions.Remove("Unknown"));
        Assert.ThrowsExactly<KeyNotFoundException>(() => _shell.Manager.Regions["Unknown"]);
    });

    [TestMethod]
    public void Removed_region_is_gone() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;

        Assert.IsTrue(_shell.Manager.Regions.Remove(Shell.RegionName));
        Assert.IsFalse(_shell.Manager.Regions.ContainsRegionWithName(Shell.RegionName));
        Assert.IsNull(region.RegionManager);
    });

    [TestMethod]
    public void Regions_tell_what_comes_and_goes() => Ui.Run(() =>
    {
        List<(NotifyCollectionChangedAction Action, object? Region)> changes = [];
        IRegion region = _shell.Region;
        _shell.Manager.Regions.CollectionChanged += (_, args) => changes.Add((args.Action, (args.NewItems ?? args.OldItems)![0]));

        _shell.Manager.Regions.Remove(Shell.RegionName);
        _shell.Manager.Regions.Add(region);

        Assert.AreSequenceEqual(
            new (NotifyCollectionChangedAction, object?)[] { (NotifyCollectionChangedAction.Remove, region), (NotifyCollectionChangedAction.Add, region) },
            changes);
        Assert.AreSequenceEqual(new[] { region }, _shell.Manager.Regions);
    });

    [TestMethod]
    public void Two_regions_of_one_name_are_refused_in_one_region_manager() => Ui.Run(() =>
    {
        ContentControl second = Shell.HostOf(Shell.RegionName);
        RegionManager.SetRegionManager(second, _shell.Manager);

        UpdateRegionsException exception = Assert.ThrowsExactly<UpdateRegionsException>(RegionManager.UpdateRegions);

        Assert.Contains(Shell.RegionName, exception.Message);
        Assert.IsInstanceOfType<ArgumentException>(exception.GetBaseException());
    });

    [TestMethod]
    public void Element_with_content_of_its_own_hosts_no_region() => Ui.Run(() =>
    {
        ContentControl host = new() { Content = "its own" };
        RegionManager.SetRegionName(host, "Taken");

        UpdateRegionsException exception = Assert.ThrowsExactly<UpdateRegionsException>(RegionManager.UpdateRegions);

        Assert.IsInstanceOfType<RegionCreationException>(exception.InnerException);
        Assert.Contains("'Taken'", exception.InnerException.Message);
        Assert.IsInstanceOfType<InvalidOperationException>(exception.GetBaseException());
    });

    [TestMethod]
    public void Element_whose_content_is_bound_hosts_no_region() => Ui.Run(() =>
    {
        ContentControl host = new();
        host.SetBinding(ContentControl.ContentProperty, new Binding("Anything"));
        RegionManager.SetRegionName(host, "Bound");

        UpdateRegionsException exception = Assert.ThrowsExactly<UpdateRegionsException>(RegionManager.UpdateRegions);

        Assert.IsInstanceOfType<InvalidOperationException>(exception.GetBaseException());
    });

    [TestMethod]
    public void Element_that_no_adapter_fits_hosts_no_region() => Ui.Run(() =>
    {
        TextBlock host = new();
        RegionManager.SetRegionName(host, "Text");

        UpdateRegionsException exception = Assert.ThrowsExactly<UpdateRegionsException>(RegionManager.UpdateRegions);

        Assert.IsInstanceOfType<RegionCreationException>(exception.InnerException);
        Assert.IsInstanceOfType<KeyNotFoundException>(exception.GetBaseException());
    });

    [TestMethod]
    public void Region_leaves_with_its_element_and_can_join_another_region_manager() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        IRegionManager other = _shell.Manager.CreateRegionManager();

        ((Window)_shell.Host.Parent).Content = null;

        Assert.IsFalse(_shell.Manager.Regions.ContainsRegionWithName(Shell.RegionName));

        RegionManager.SetRegionManager(_shell.Host, other);

        Assert.AreSame(region, other.Regions[Shell.RegionName]);
        Assert.AreSame(other, region.RegionManager);
    });

    [TestMethod]
    public void Region_cannot_go_straight_from_one_region_manager_to_another() => Ui.Run(() =>
    {
        RegionManager.SetRegionManager(_shell.Host, _shell.Manager.CreateRegionManager());

        Assert.ThrowsExactly<UpdateRegionsException>(() => _shell.Manager.Regions.ContainsRegionWithName(Shell.RegionName));
    });

    [TestMethod]
    public void View_knows_the_region_manager_as_long_as_it_is_in_the_region() => Ui.Run(() =>
    {
        PlainView view = new();

        Assert.AreSame(_shell.Manager, _shell.Region.Add(view));
        Assert.AreSame(_shell.Manager, RegionManager.GetRegionManager(view));

        _shell.Region.Remove(view);

        Assert.IsNull(RegionManager.GetRegionManager(view));
    });

    [TestMethod]
    public void Regions_of_a_view_belong_to_the_same_region_manager() => Ui.Run(() =>
    {
        ViewWithRegion view = new();

        _shell.Region.Add(view);

        Assert.AreSame(_shell.Manager, _shell.Manager.Regions[ViewWithRegion.RegionName].RegionManager);
    });

    [TestMethod]
    public void Views_with_a_scope_have_regions_of_one_name_each_in_its_own_region_manager() => Ui.Run(() =>
    {
        ViewWithRegion first = new();
        ViewWithRegion second = new();

        IRegionManager scopeOfFirst = _shell.Region.Add(first, null, true);
        IRegionManager scopeOfSecond = _shell.Region.Add(second, null, true);
        scopeOfSecond.Regions[ViewWithRegion.RegionName].Add("in the second");

        Assert.AreSame(scopeOfFirst, RegionManager.GetRegionManager(first));
        Assert.IsFalse(_shell.Manager.Regions.ContainsRegionWithName(ViewWithRegion.RegionName));
        Assert.IsNull(first.Host.Content);
        Assert.AreEqual("in the second", second.Host.Content);
    });

    [TestMethod]
    public void Another_thread_that_looks_for_regions_leaves_elements_of_this_one_alone()
    {
        ContentControl host = Ui.Run(() =>
        {
            ContentControl later = Shell.HostOf("Later");
            RegionManager.SetRegionManager(later, _shell.Manager);
            return later;
        });

        Assert.IsFalse(_shell.Manager.Regions.ContainsRegionWithName("Later"));
        Assert.IsTrue(Ui.Run(() => _shell.Manager.Regions.ContainsRegionWithName("Later")));
        GC.KeepAlive(host);
    }
}
