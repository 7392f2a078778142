using System.Windows;
using System.Windows.Automation;
using System.Windows.Documents;
using System.Windows.Input;
using PluginIm.ViewModels;

namespace PluginIm.Views;

/// <summary>Makes what a text block shows of the pieces of a text: links as links, what is looked for marked, and everything else as it stands there.</summary>
internal static class PieceInlines
{
    public static IEnumerable<Inline> Of(IEnumerable<TextPiece> pieces, LinksViewModel links) => pieces.Select(piece => InlineFor(piece, links));

    private static Inline InlineFor(TextPiece piece, LinksViewModel links)
    {
        var run = new Run(piece.Text);
        if (piece.IsMatch)
        {
            run.SetResourceReference(TextElement.BackgroundProperty, "Im.MatchFill");
            run.SetResourceReference(TextElement.ForegroundProperty, "Im.MatchText");
        }

        return links.CommandFor(piece) is { } command ? LinkFor(run, piece, command) : run;
    }

    /// <summary>Not a stop of the keyboard by itself: the list leads through the links of the line that has it.</summary>
    private static Hyperlink LinkFor(Run run, TextPiece piece, ICommand command)
    {
        var link = new Hyperlink(run) { ToolTip = piece.LeadsTo, Command = command, CommandParameter = piece, Focusable = false };
        link.SetResourceReference(FrameworkContentElement.StyleProperty, "Im.TextLink");
        AutomationProperties.SetHelpText(link, piece.LeadsTo);
        return link;
    }
}
