using System.Windows;
using System.Windows.Media;

namespace PluginIm.Views;

/// <summary>
/// Gives a view the plugin's named brushes in the colours that go with the shell: light, dark or high contrast. What the shell shows is
/// read from its text colour, so that any shell is followed that names its brushes as the Fluent theme does; any other counts as light.
/// </summary>
internal static class ImTheme
{
    private const string ShellText = "TextFillColorPrimaryBrush";
    private const string ShellAccent = "AccentFillColorDefaultBrush";
    private const string ShellTextOnAccent = "TextOnAccentFillColorPrimaryBrush";

    private static readonly DependencyProperty TextProperty = Probe("ShellText");
    private static readonly DependencyProperty AccentProperty = Probe("ShellAccent");
    private static readonly DependencyProperty PaletteProperty =
        DependencyProperty.RegisterAttached("Palette", typeof(ResourceDictionary), typeof(ImTheme));

    private static readonly DependencyProperty ShellProperty =
        DependencyProperty.RegisterAttached("Shell", typeof(FrameworkElement), typeof(ImTheme));

    /// <summary>Keeps the brushes of a view in step with the shell's theme from here on.</summary>
    /// <param name="view">The view.</param>
    /// <param name="shell">What shows the shell's theme, for a view that is not inside of it.</param>
    public static void Follow(FrameworkElement view, FrameworkElement? shell = null)
    {
        view.SetValue(ShellProperty, shell);
        Apply(view);
        view.SetResourceReference(TextProperty, ShellText);
        view.SetResourceReference(AccentProperty, ShellAccent);

        // A theme that came to the window after the view did may have changed nothing that is watched.
        view.Loaded += (_, _) => Apply(view);
    }

    private static DependencyProperty Probe(string name) => DependencyProperty.RegisterAttached(
        name, typeof(Brush), typeof(ImTheme), new PropertyMetadata((view, _) => Apply((FrameworkElement)view)));

    private static void Apply(FrameworkElement view)
    {
        var shell = view.GetValue(ShellProperty) as FrameworkElement ?? view;
        var palette = new ResourceDictionary { Source = new Uri($"/PluginIm.Views;component/Theme/{PaletteFor(shell)}.xaml", UriKind.Relative) };
        if (!SystemParameters.HighContrast && shell.TryFindResource(ShellAccent) is SolidColorBrush accent
            && shell.TryFindResource(ShellTextOnAccent) is SolidColorBrush textOnAccent
            && ReadableColour.Contrast(textOnAccent.Color, accent.Color) >= ReadableColour.Enough)
        {
            palette["Im.Accent"] = accent;
            palette["Im.OnAccent"] = textOnAccent;
        }

        var merged = view.Resources.MergedDictionaries;
        if (view.GetValue(PaletteProperty) is ResourceDictionary former)
        {
            merged.Remove(former);
        }

        merged.Add(palette);
        view.SetValue(PaletteProperty, palette);
    }

    private static string PaletteFor(FrameworkElement shell)
    {
        if (SystemParameters.HighContrast)
        {
            return "HighContrast";
        }

        return shell.TryFindResource(ShellText) is SolidColorBrush text && ReadableColour.Luminance(text.Color) > 0.5 ? "Dark" : "Light";
    }
}
