using System.Windows;
using System.Windows.Controls;
using System.Windows.Documents;

namespace SampleShell;

/// <summary>Shows a text with what was searched for marked in it: by weight and by ground.</summary>
internal static class MarkedText
{
    public static readonly DependencyProperty PartsProperty = DependencyProperty.RegisterAttached(
        "Parts", typeof(IReadOnlyList<TextPart>), typeof(MarkedText), new PropertyMetadata(null, OnPartsChanged));

    public static IReadOnlyList<TextPart>? GetParts(TextBlock block) => (IReadOnlyList<TextPart>?)block.GetValue(PartsProperty);

    public static void SetParts(TextBlock block, IReadOnlyList<TextPart>? value) => block.SetValue(PartsProperty, value);

    private static void OnPartsChanged(DependencyObject element, DependencyPropertyChangedEventArgs arguments)
    {
        var block = (TextBlock)element;
        block.Inlines.Clear();
        foreach (var part in arguments.NewValue as IReadOnlyList<TextPart> ?? [])
        {
            block.Inlines.Add(part.IsMatch ? Marked(part.Text) : new Run(part.Text));
        }
    }

    private static Run Marked(string text)
    {
        var run = new Run(text) { FontWeight = FontWeights.Bold };
        run.SetResourceReference(TextElement.BackgroundProperty, "MatchBackground");
        return run;
    }
}
