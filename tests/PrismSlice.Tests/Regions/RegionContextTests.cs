using Prism.Common;

namespace PrismSlice.Tests.Regions;

/// <summary>One context for the host's attached property, the region and its views.</summary>
[TestClass]
public sealed class RegionContextTests
{
    private readonly Shell _shell = Shell.Start();
    private readonly object _context = new();

    [TestMethod]
    public void Context_of_the_host_reaches_region_and_views() => Ui.Run(() =>
    {
        PlainView view = new();
        _shell.Region.Add(view);

        RegionManager.SetRegionContext(_shell.Host, _context);

        Assert.AreSame(_context, _shell.Region.Context);
        Assert.AreSame(_context, RegionContext.GetObservableContext(view).Value);
    });

    [TestMethod]
    public void Context_of_the_region_reaches_host_and_views() => Ui.Run(() =>
    {
        PlainView view = new();
        _shell.Region.Add(view);

        _shell.Region.Context = _context;

        Assert.AreSame(_context, RegionManager.GetRegionContext(_shell.Host));
        Assert.AreSame(_context, RegionContext.GetObservableContext(view).Value);
    });

    [TestMethod]
    public void Context_that_a_view_sets_reaches_region_host_and_the_other_views() => Ui.Run(() =>
    {
        PlainView view = new();
        OtherView other = new();
        _shell.Region.Add(view);
        _shell.Region.Add(other);

        RegionContext.GetObservableContext(view).Value = _context;

        Assert.AreSame(_context, _shell.Region.Context);
        Assert.AreSame(_context, RegionManager.GetRegionContext(_shell.Host));
        Assert.AreSame(_context, RegionContext.GetObservableContext(other).Value);
    });

    [TestMethod]
    public void View_that_comes_later_gets_the_context() => Ui.Run(() =>
    {
        RegionManager.SetRegionContext(_shell.Host, _context);
        PlainView view = new();

        _shell.Region.Add(view);

        Assert.AreSame(_context, RegionContext.GetObservableContext(view).Value);
    });

    [TestMethod]
    public void Removed_view_loses_the_context_and_no_longer_sets_it() => Ui.Run(() =>
    {
        PlainView view = new();
        _shell.Region.Add(view);
        _shell.Region.Context = _context;

        _shell.Region.Remove(view);

        Assert.IsNull(RegionContext.GetObservableContext(view).Value);
        Assert.AreSame(_context, _shell.Region.Context);

        RegionContext.GetObservableContext(view).Value = new object();

        Assert.AreSame(_context, _shell.Region.Context);
    });

    [TestMethod]
    public void View_is_told_when_the_context_changes() => Ui.Run(() =>
    {
        List<object> seen = [];
        PlainView view = new();
        _shell.Region.Add(view);
        ObservableObject<object> context = RegionContext.GetObservableContext(view);
        context.PropertyChanged += (_, _) => seen.Add(context.Value);

        RegionManager.SetRegionContext(_shell.Host, _context);

        Assert.AreSequenceEqual(new[] { _context }, seen);
    });
}
