using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using System.Windows.Media;

namespace PluginIm.Views.Tests.Environment;

/// <summary>The transcript of a session view, as it is on the screen.</summary>
internal sealed class Transcript
{
    private readonly ScrollViewer _scroll;

    private Transcript(ListBox list)
    {
        List = list;
        _scroll = (ScrollViewer)VisualTreeHelper.GetChild(list, 0);
    }

    public ListBox List { get; }

    /// <summary>The lines' automation names that are realized, with ordinary blanks.</summary>
    public string[] Names =>
        [.. UIElementAutomationPeer.CreatePeerForElement(List).GetChildren()
            .Where(child => child.GetAutomationControlType() == AutomationControlType.ListItem)
            .Select(child => child.GetName().Replace('\u202F', ' '))];

    public bool IsAtEnd => _scroll.ScrollableHeight > 0 && _scroll.VerticalOffset >= _scroll.ScrollableHeight - 1;

    public bool IsAtTop => _scroll.VerticalOffset == 0;

    public static Transcript In(ImSessionView view) => new(Ui.Find<ListBox>(view, "Im.Transcript"));

    /// <summary>The element of a line that is on the screen.</summary>
    public ListBoxItem ElementOf(object line) =>
        List.ItemContainerGenerator.ContainerFromItem(line) as ListBoxItem ?? throw new AssertFailedException($"Not on the screen: {line}");

    /// <summary>The text block in which a line's words stand.</summary>
    public TextBlock WordsOf(object line) => Find(ElementOf(line)) ?? throw new AssertFailedException($"No words of: {line}");

    public void ScrollToTop() => _scroll.ScrollToTop();

    /// <summary>Whether a whole line lies within the part of the list that is on the screen.</summary>
    public bool ShowsWhole(object line)
    {
        if (List.ItemContainerGenerator.ContainerFromItem(line) is not FrameworkElement element)
        {
            return false;
        }

        var place = element.TransformToAncestor(List).TransformBounds(new Rect(element.RenderSize));
        return place.Top >= -0.5 && place.Bottom <= List.ActualHeight + 0.5;
    }

    private static TextBlock? Find(DependencyObject element) =>
        element is TextBlock block && MessageText.GetLine(block) is not null
            ? block
            : Enumerable.Range(0, VisualTreeHelper.GetChildrenCount(element))
                .Select(index => Find(VisualTreeHelper.GetChild(element, index)))
                .FirstOrDefault(found => found is not null);
}
