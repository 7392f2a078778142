using System.Windows;
using System.Windows.Controls;
using System.Windows.Media;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class TranscriptTests
{
    private const string Special = "Zoë – „grüß Gott\" ✓ 👍";

    [WindowTest]
    public void Each_line_reads_as_time_name_and_text()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);

        amy.Send(Special);
        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 2, "Amy's line");
        Ui.Settle();

        CollectionAssert.AreEqual(
            new[]
            {
                "[9:30:00 AM] Kate Milburn: Hello Amy",
                "[9:30:00 AM] Invitation sent to Amy Miller. Waiting for an answer.",
                "[9:30:00 AM] Amy Miller accepted.",
                $"[9:30:00 AM] Amy Miller: {Special}",
            },
            Transcript.In(view).Names);
    }

    [WindowTest]
    public void Umlauts_signs_and_emoji_are_drawn_and_not_boxes()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();

        Screen.Type(session, Special);
        Ui.Until(() => session.Transcript.Lines.Count > 0, "the line");
        Ui.Settle();

        var text = Descendants<TextBlock>(view).Single(block => block.Text == Special);
        var glyphs = Runs(VisualTreeHelper.GetDrawing(text)).SelectMany(run => run.GlyphIndices).ToList();
        Assert.IsGreaterThanOrEqualTo(Special.EnumerateRunes().Count(rune => rune.Value != ' '), glyphs.Count);
        Assert.DoesNotContain((ushort)0, glyphs, "A font draws a box for a sign that it does not have.");
    }

    [WindowTest]
    public void The_newest_line_is_in_view_and_a_long_transcript_costs_few_elements()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        var transcript = Transcript.In(view);

        for (var i = 0; i < 1000; i++)
        {
            amy.Send($"Line {i}");
        }

        Ui.Until(() => session.Transcript.Lines.Count >= 1000, "the lines");
        Ui.Until(() => transcript.IsAtEnd && transcript.ShowsWhole(session.Transcript.Lines[^1]), "the newest line");
        var realized = session.Transcript.Lines.Count(line => transcript.List.ItemContainerGenerator.ContainerFromItem(line) is not null);
        Assert.IsLessThan(100, realized);
    }

    [WindowTest]
    public void Each_line_that_is_sent_or_received_comes_into_view()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession(height: 400);
        var amy = screen.Connect(session);
        var transcript = Transcript.In(view);

        for (var i = 0; i < 8; i++)
        {
            var count = session.Transcript.Lines.Count;
            if (i % 2 == 0)
            {
                amy.Send($"Amy's line {i}\nwith a second one");
            }
            else
            {
                Screen.Type(session, $"Kate's line {i}");
            }

            Ui.Until(() => session.Transcript.Lines.Count == count + 1, "the line");
            Ui.Until(() => transcript.ShowsWhole(session.Transcript.Lines[^1]), "the line in view");
        }

        Assert.IsTrue(transcript.IsAtEnd);
    }

    [WindowTest]
    public void The_newest_line_stays_in_view_when_the_window_becomes_smaller()
    {
        using var screen = new Screen();
        var (session, view, window) = screen.OpenSession();
        var amy = screen.Connect(session);
        for (var i = 0; i < 20; i++)
        {
            amy.Send($"Line {i}");
        }

        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 21, "the lines");
        Ui.Until(() => Transcript.In(view).IsAtEnd, "the newest line");
        window.Height = 380;

        Ui.Until(() => Transcript.In(view) is { IsAtEnd: true } transcript && transcript.ShowsWhole(session.Transcript.Lines[^1]), "the newest line");
    }

    [WindowTest]
    public void Who_has_scrolled_up_is_left_there_and_told()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        var transcript = Transcript.In(view);
        for (var i = 0; i < 60; i++)
        {
            amy.Send($"Line {i}");
        }

        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 61 && transcript.IsAtEnd, "the lines");
        Ui.Settle();
        transcript.ScrollToTop();
        Ui.Until(() => transcript.IsAtTop, "the top");
        Ui.Settle();
        amy.Send("The newest");
        Ui.Until(() => session.Transcript.JumpText == "1 new message", "the button to the newest line");
        Ui.Settle();
        Assert.IsTrue(transcript.IsAtTop, "The list has moved.");

        Hands.Click(Descendants<Button>(view).Single(button => button.Name == "NewestButton"));

        Ui.Until(() => transcript.ShowsWhole(session.Transcript.Lines[^1]), "the newest line");
        Ui.Until(() => session.Transcript is { IsAtNewest: true, NewBelow: 0 }, "the end of the button");
    }

    [WindowTest]
    public void An_own_line_is_shown_wherever_the_agent_had_scrolled()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        var transcript = Transcript.In(view);
        for (var i = 0; i < 60; i++)
        {
            amy.Send($"Line {i}");
        }

        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 61 && transcript.IsAtEnd, "the lines");
        Ui.Settle();
        transcript.ScrollToTop();
        Ui.Until(() => transcript.IsAtTop, "the top");
        Ui.Settle();

        Screen.Type(session, "My own line");

        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 62, "the own line");
        Ui.Until(() => transcript.ShowsWhole(session.Transcript.Lines[^1]), "the own line in view");
    }

    private static IEnumerable<T> Descendants<T>(DependencyObject root)
        where T : DependencyObject =>
        Enumerable.Range(0, VisualTreeHelper.GetChildrenCount(root))
            .Select(index => VisualTreeHelper.GetChild(root, index))
            .SelectMany(child => Descendants<T>(child).Concat(child is T wanted ? [wanted] : []));

    private static IEnumerable<GlyphRun> Runs(Drawing? drawing) => drawing switch
    {
        DrawingGroup group => group.Children.SelectMany(Runs),
        GlyphRunDrawing { GlyphRun: { } run } => [run],
        _ => [],
    };
}
