namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>A window as the shell's automation tree shows it, its elements in tree order.</summary>
internal sealed record UiWindow(string Title, bool IsActive, UiBounds Bounds, IReadOnlyList<UiElement> Elements)
{
    public UiElement? Find(string automationId) =>
        Elements.FirstOrDefault(element => element.AutomationId == automationId && !element.IsOffscreen);

    /// <summary>The elements below the one with that id.</summary>
    public IEnumerable<UiElement> Below(string automationId)
    {
        var parent = Elements.FirstOrDefault(element => element.AutomationId == automationId);
        return parent is null
            ? []
            : Elements.SkipWhile(element => element != parent).Skip(1).TakeWhile(element => element.Depth > parent.Depth);
    }
}
