namespace Prism.Regions;

/// <summary>The region of a content control: one view is active, the one that shows.</summary>
internal sealed class SingleActiveRegion : Region
{
    public override void Activate(object view)
    {
        if (ActiveViews.FirstOrDefault() is { } active && active != view)
        {
            Deactivate(active);
        }

        base.Activate(view);
    }
}
