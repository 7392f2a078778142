using System.Windows;
using System.Windows.Controls;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>Shows the pieces of a value in a text block: what can be opened as links, and everything else as it stands there.</summary>
internal static class FieldText
{
    public static readonly DependencyProperty PiecesProperty = DependencyProperty.RegisterAttached(
        "Pieces", typeof(IReadOnlyList<TextPiece>), typeof(FieldText), new PropertyMetadata(OnChanged));

    public static readonly DependencyProperty LinksProperty = DependencyProperty.RegisterAttached(
        "Links", typeof(LinksViewModel), typeof(FieldText), new PropertyMetadata(OnChanged));

    public static IReadOnlyList<TextPiece>? GetPieces(DependencyObject text) => (IReadOnlyList<TextPiece>?)text.GetValue(PiecesProperty);

    public static void SetPieces(DependencyObject text, IReadOnlyList<TextPiece>? value) => text.SetValue(PiecesProperty, value);

    public static LinksViewModel? GetLinks(DependencyObject text) => (LinksViewModel?)text.GetValue(LinksProperty);

    public static void SetLinks(DependencyObject text, LinksViewModel? value) => text.SetValue(LinksProperty, value);

    private static void OnChanged(DependencyObject target, DependencyPropertyChangedEventArgs e)
    {
        var block = (TextBlock)target;
        block.Inlines.Clear();
        if (GetPieces(block) is { } pieces && GetLinks(block) is { } links)
        {
            block.Inlines.AddRange(PieceInlines.Of(pieces, links));
        }
    }
}
