namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>All windows of one desktop at one moment.</summary>
internal sealed record UiDump(IReadOnlyList<UiWindow> Windows)
{
    public UiElement? Find(string automationId) =>
        Windows.Select(window => window.Find(automationId)).FirstOrDefault(element => element is not null);

    public UiWindow? WindowWith(string automationId) => Windows.FirstOrDefault(window => window.Find(automationId) is not null);

    public UiElement? FindNamed(string controlType, string name) =>
        Windows.SelectMany(window => window.Elements)
            .FirstOrDefault(element => element.ControlType == controlType && element.Name == name && !element.IsOffscreen);

    public UiElement? FindStarting(string controlType, string name) =>
        Windows.SelectMany(window => window.Elements).FirstOrDefault(
            element => element.ControlType == controlType && element.Name.StartsWith(name, StringComparison.Ordinal) && !element.IsOffscreen);

    public override string ToString() => string.Join('\n', Windows.Select(Describe));

    private static string Describe(UiWindow window) =>
        $"[{window.Title}]{(window.IsActive ? " active" : "")}\n" + string.Join('\n', window.Elements
            .Where(element => element.AutomationId.Length > 0 || element.Text.Length > 0)
            .Select(element => $"{new string(' ', element.Depth)}{element.ControlType} {element.AutomationId} '{element.Text}'"
                + (element.HasFocus ? " focus" : "") + (element.IsEnabled ? "" : " disabled")));
}
