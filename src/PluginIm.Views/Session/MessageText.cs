using System.Windows;
using System.Windows.Controls;
using System.Windows.Documents;
using System.Windows.Media;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>Shows a line's text in a text block: links as links, what is looked for marked, and everything else as it stands there.</summary>
internal static class MessageText
{
    public static readonly DependencyProperty LineProperty = DependencyProperty.RegisterAttached(
        "Line", typeof(TranscriptLineViewModel), typeof(MessageText), new PropertyMetadata(OnChanged));

    public static readonly DependencyProperty QueryProperty = DependencyProperty.RegisterAttached(
        "Query", typeof(string), typeof(MessageText), new PropertyMetadata(OnChanged));

    public static readonly DependencyProperty LinksProperty = DependencyProperty.RegisterAttached(
        "Links", typeof(LinksViewModel), typeof(MessageText), new PropertyMetadata(OnChanged));

    public static TranscriptLineViewModel? GetLine(DependencyObject text) => (TranscriptLineViewModel?)text.GetValue(LineProperty);

    public static void SetLine(DependencyObject text, TranscriptLineViewModel? value) => text.SetValue(LineProperty, value);

    public static string? GetQuery(DependencyObject text) => (string?)text.GetValue(QueryProperty);

    public static void SetQuery(DependencyObject text, string? value) => text.SetValue(QueryProperty, value);

    public static LinksViewModel? GetLinks(DependencyObject text) => (LinksViewModel?)text.GetValue(LinksProperty);

    public static void SetLinks(DependencyObject text, LinksViewModel? value) => text.SetValue(LinksProperty, value);

    /// <summary>The links in what is shown of a line, in their order.</summary>
    public static IReadOnlyList<Hyperlink> LinksIn(DependencyObject element)
    {
        if (element is TextBlock block && GetLine(block) is not null)
        {
            return [.. block.Inlines.OfType<Hyperlink>()];
        }

        return [.. Enumerable.Range(0, VisualTreeHelper.GetChildrenCount(element)).SelectMany(index => LinksIn(VisualTreeHelper.GetChild(element, index)))];
    }

    private static void OnChanged(DependencyObject target, DependencyPropertyChangedEventArgs e)
    {
        var block = (TextBlock)target;
        var text = GetLine(block)?.Text ?? "";
        var links = GetLinks(block);
        if (links?.PiecesOf(text, GetQuery(block)) is not { Count: > 0 } pieces || pieces is [{ IsPlain: true }])
        {
            // By far the most lines: no element of their own for it.
            block.Text = text;
            return;
        }

        block.Inlines.Clear();
        block.Inlines.AddRange(PieceInlines.Of(pieces, links));
    }
}
