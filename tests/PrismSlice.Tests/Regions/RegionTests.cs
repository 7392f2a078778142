using System.Collections.Specialized;
using System.ComponentModel;

namespace PrismSlice.Tests.Regions;

[TestClass]
public sealed class RegionTests
{
    private readonly Shell _shell = Shell.Start();
    private readonly object _first = new();
    private readonly object _second = new();

    [TestMethod]
    public void First_view_is_active_and_shows() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;

        region.Add(_first);
        region.Add(_second);

        Assert.AreSequenceEqual(new[] { _first, _second }, region.Views);
        Assert.AreSequenceEqual(new[] { _first }, region.ActiveViews);
        Assert.AreSame(_first, _shell.Host.Content);
    });

    [TestMethod]
    public void Activated_view_takes_the_place_of_the_active_one() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        region.Add(_first);
        region.Add(_second);

        region.Activate(_second);

        Assert.AreSequenceEqual(new[] { _second }, region.ActiveViews);
        Assert.AreSame(_second, _shell.Host.Content);
        Assert.IsTrue(region.Views.Contains(_first));
    });

    [TestMethod]
    public void Active_view_can_be_activated_again() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        region.Add(_first);

        region.Activate(_first);

        Assert.AreSequenceEqual(new[] { _first }, region.ActiveViews);
        Assert.AreSame(_first, _shell.Host.Content);
    });

    [TestMethod]
    public void Deactivated_view_leaves_the_place_empty_and_stays_in_the_region() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        region.Add(_first);
        region.Add(_second);

        region.Deactivate(_first);

        Assert.IsEmpty(region.ActiveViews);
        Assert.IsNull(_shell.Host.Content);
        Assert.AreSequenceEqual(new[] { _first, _second }, region.Views);
    });

    [TestMethod]
    public void Inactive_view_can_be_deactivated_again() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        region.Add(_first);
        region.Deactivate(_first);

        region.Deactivate(_first);

        Assert.IsEmpty(region.ActiveViews);
    });

    [TestMethod]
    public void Removed_view_is_gone_and_no_other_takes_its_place() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        region.Add(_first);
        region.Add(_second);

        region.Remove(_first);

        Assert.AreSequenceEqual(new[] { _second }, region.Views);
        Assert.IsEmpty(region.ActiveViews);
        Assert.IsNull(_shell.Host.Content);
    });

    [TestMethod]
    public void Removed_view_can_come_back() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        region.Add(_first);
        region.Remove(_first);

        region.Add(_first);

        Assert.AreSame(_first, _shell.Host.Content);
    });

    [TestMethod]
    public void View_is_in_a_region_once() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        region.Add(_first);

        Assert.ThrowsExactly<InvalidOperationException>(() => region.Add(_first));
    });

    [TestMethod]
    public void View_that_is_not_in_the_region_cannot_be_named_to_it() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;

        Assert.ThrowsExactly<ArgumentException>(() => region.Activate(_first));
        Assert.ThrowsExactly<ArgumentException>(() => region.Deactivate(_first));
        Assert.ThrowsExactly<ArgumentException>(() => region.Remove(_first));
        Assert.ThrowsExactly<ArgumentNullException>(() => region.Activate(null!));
        Assert.IsFalse(region.Views.Contains(_first));
    });

    [TestMethod]
    public void Named_view_is_found_until_it_is_removed() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        region.Add(_first, "First", false);

        Assert.AreSame(_first, region.GetView("First"));
        Assert.IsNull(region.GetView("Second"));

        region.Remove(_first);

        Assert.IsNull(region.GetView("First"));
    });

    [TestMethod]
    public void Name_of_a_view_is_given_once() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        region.Add(_first, "Same", false);

        Assert.ThrowsExactly<InvalidOperationException>(() => region.Add(_second, "Same", false));
        Assert.AreSequenceEqual(new[] { _first }, region.Views);
    });

    [TestMethod]
    public void Views_tell_what_comes_and_goes_and_where() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        List<(NotifyCollectionChangedAction Action, object? View, int Index)> changes = ChangesOf(region.Views);

        region.Add(_first);
        region.Add(_second);
        region.Remove(_second);

        Assert.AreSequenceEqual(
            new (NotifyCollectionChangedAction, object?, int)[]
            {
                (NotifyCollectionChangedAction.Add, _first, 0),
                (NotifyCollectionChangedAction.Reset, null, -1),
                (NotifyCollectionChangedAction.Add, _second, 1),
                (NotifyCollectionChangedAction.Reset, null, -1),
                (NotifyCollectionChangedAction.Remove, _second, 1),
            },
            changes);
    });

    [TestMethod]
    public void Active_views_tell_which_view_takes_whose_place() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;
        region.Add(_first);
        region.Add(_second);
        List<(NotifyCollectionChangedAction Action, object? View, int Index)> changes = ChangesOf(region.ActiveViews);

        region.Activate(_second);
        region.Remove(_second);

        Assert.AreSequenceEqual(
            new (NotifyCollectionChangedAction, object?, int)[]
            {
                (NotifyCollectionChangedAction.Remove, _first, 0),
                (NotifyCollectionChangedAction.Add, _second, 0),
                (NotifyCollectionChangedAction.Remove, _second, 0),
            },
            changes);
    });

    [TestMethod]
    public void Name_of_a_region_is_set_once() => Ui.Run(() =>
    {
        IRegion region = _shell.Region;

        Assert.ThrowsExactly<InvalidOperationException>(() => region.Name = "Other");
        Assert.AreEqual(Shell.RegionName, region.Name);
    });

    [TestMethod]
    public void Context_that_is_set_is_told_of() => Ui.Run(() =>
    {
        List<string?> changes = [];
        IRegion region = _shell.Region;
        ((INotifyPropertyChanged)region).PropertyChanged += (_, args) => changes.Add(args.PropertyName);

        region.Context = _first;
        region.Context = _first;

        Assert.AreSequenceEqual(new[] { nameof(IRegion.Context) }, changes);
    });

    private static List<(NotifyCollectionChangedAction Action, object? View, int Index)> ChangesOf(IViewsCollection views)
    {
        List<(NotifyCollectionChangedAction Action, object? View, int Index)> changes = [];
        views.CollectionChanged += (_, args) => changes.Add(args.Action == NotifyCollectionChangedAction.Remove
            ? (args.Action, args.OldItems![0], args.OldStartingIndex)
            : (args.Action, args.NewItems?[0], args.NewStartingIndex));
        return changes;
    }
}
