namespace Prism.Regions;

/// <summary>The region of an items control: all its views show, so all are active.</summary>
internal sealed class AllActiveRegion : Region
{
    public override IViewsCollection ActiveViews => Views;

    public override void Deactivate(object view) => throw new InvalidOperationException("Deactivation is not possible in this type of region.");
}
