using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class ZoomingTests
{
    [WindowTest]
    public void Ctrl_with_the_wheel_plus_minus_and_zero_sizes_the_texts()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var line = Screen.Hear(session, screen.Connect(session), "How large?");
        var transcript = Transcript.In(view);
        view.FocusInput();
        Ui.Settle();
        var height = transcript.ElementOf(line).ActualHeight;

        Hands.Press(Key.Ctrl, Key.Plus);
        Ui.Until(() => session.Zoom.Percent == 110, "Ctrl and plus");
        Hands.Turn(transcript.List, away: true, Key.Ctrl);
        Ui.Until(() => session.Zoom.Percent == 120, "Ctrl and the wheel");
        Ui.Until(() => transcript.ElementOf(line).ActualHeight > height * 1.1, "the larger line");
        Assert.AreEqual("Text size 120 %", Ui.Find(view, "Im.ZoomAnnouncement")?.GetName());
        Hands.Press(Key.Ctrl, Key.Minus);
        Ui.Until(() => session.Zoom.Percent == 110, "Ctrl and minus");
        Hands.Press(Key.Ctrl, Key.Zero);
        Ui.Until(() => session.Zoom.Percent == 100, "Ctrl and zero");
        Ui.Until(() => Math.Abs(transcript.ElementOf(line).ActualHeight - height) < 0.1, "the line as it was");
    }

    [WindowTest]
    public void At_200_percent_the_newest_line_is_still_in_view()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        for (var i = 0; i < 40; i++)
        {
            amy.Send($"Line {i}");
        }

        Ui.Until(() => session.Transcript.Lines[^1].Text == "Line 39", "the lines");
        for (var i = 0; i < 10; i++)
        {
            session.Zoom.InCommand.Execute(null);
        }

        var transcript = Transcript.In(view);
        Ui.Until(() => transcript.IsAtEnd && transcript.ShowsWhole(session.Transcript.Lines[^1]), "the newest line");
    }
}
