using System.Windows;
using PluginIm.Views.Tests.Environment;
using Key = PluginIm.Views.Tests.Environment.Key;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class CopyingTests
{
    [WindowTest]
    public void A_click_and_Ctrl_C_copy_the_text_of_one_line()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var line = Screen.Hear(session, screen.Connect(session), "Only this");

        Hands.PointAt(Transcript.In(view).WordsOf(line));
        Hands.Click();
        Ui.Until(() => Transcript.In(view).List.SelectedItem == line, "the selection");
        Hands.Press(Key.Ctrl, Key.Letter('c'));

        UntilCopied("Only this");
    }

    [WindowTest]
    public void Shift_and_the_arrows_select_several_which_are_copied_with_time_and_name()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        Screen.Hear(session, amy, "One");
        var last = Screen.Hear(session, amy, "Two");
        var list = Transcript.In(view).List;
        list.SelectedItem = last;
        Transcript.In(view).ElementOf(last).Focus();

        Hands.Press(Key.Shift, Key.Up);
        Ui.Until(() => list.SelectedItems.Count == 2, "both lines");
        Hands.Press(Key.Ctrl, Key.Letter('c'));

        UntilCopied($"[9:30:00 AM] Amy Miller: One{System.Environment.NewLine}[9:30:00 AM] Amy Miller: Two");
    }

    [WindowTest]
    public void The_mouse_drawn_over_lines_selects_them()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        var first = Screen.Hear(session, amy, "One");
        Screen.Hear(session, amy, "Two");
        var last = Screen.Hear(session, amy, "Three");
        var transcript = Transcript.In(view);

        Hands.Drag(transcript.WordsOf(first), transcript.WordsOf(last));

        Ui.Until(() => transcript.List.SelectedItems.Count == 3, "three lines");
    }

    [WindowTest]
    public void Ctrl_A_selects_all()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var line = Screen.Hear(session, screen.Connect(session), "One");
        var list = Transcript.In(view).List;
        Transcript.In(view).ElementOf(line).Focus();

        Hands.Press(Key.Ctrl, Key.Letter('a'));

        Ui.Until(() => list.SelectedItems.Count == session.Transcript.Lines.Count, "all lines");
    }

    private static void UntilCopied(string text) => Ui.Until(() => Read().Replace('\u202F', ' ') == text, $"the copy of: {text}");

    private static string Read()
    {
        try
        {
            return Clipboard.GetText();
        }
        catch (System.Runtime.InteropServices.ExternalException)
        {
            // Held by another program at this moment; asked again.
            return "";
        }
    }
}
