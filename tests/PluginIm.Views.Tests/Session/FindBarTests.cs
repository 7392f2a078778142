using System.Windows.Controls;
using System.Windows.Documents;
using System.Windows.Input;
using PluginIm.Views.Tests.Environment;
using Key = PluginIm.Views.Tests.Environment.Key;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class FindBarTests
{
    [WindowTest]
    public void Ctrl_F_finds_as_it_is_typed_marks_it_and_goes_to_it()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        FillAndFocus(screen, session, view);
        var transcript = Transcript.In(view);

        var box = OpenBar();
        Hands.Type("needle");

        Ui.Until(() => session.Find.Summary == "2 of 2", "both lines");
        var found = session.Transcript.Lines.Single(line => line.IsCurrentMatch);
        Ui.Until(() => transcript.ShowsWhole(found), "the line that was found");
        Ui.Settle();
        var marked = transcript.WordsOf(found).Inlines.OfType<Run>().Single(run => run.Background is not null);
        Assert.AreEqual("needle", marked.Text);
        Assert.AreEqual("2 of 2", Ui.Find(view, "Im.FindSummary")?.GetName());
        StringAssert.EndsWith(Ui.Find(view, "Im.FindAnnouncement")?.GetName(), "Amy Miller: the second needle");
        Assert.AreSame(box, Keyboard.FocusedElement);
    }

    [WindowTest]
    public void Enter_and_F3_go_on_with_Shift_back_and_Escape_goes_back_to_the_text_box()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        FillAndFocus(screen, session, view);
        OpenBar();
        Hands.Type("needle");
        Ui.Until(() => session.Find.Summary == "2 of 2", "both lines");

        Hands.Press(Key.Enter);
        Ui.Until(() => session.Find.Summary == "1 of 2", "Enter");
        Hands.Press(Key.Shift, Key.Enter);
        Ui.Until(() => session.Find.Summary == "2 of 2", "Shift+Enter");
        Hands.Press(Key.F3);
        Ui.Until(() => session.Find.Summary == "1 of 2", "F3");
        Hands.Press(Key.Shift, Key.F3);
        Ui.Until(() => session.Find.Summary == "2 of 2", "Shift+F3");
        Hands.Press(Key.Escape);

        Ui.Until(() => !session.Find.IsOpen && ReferenceEquals(Keyboard.FocusedElement, Ui.Find<TextBox>(view, "Im.Input")), "the text box");
        Assert.IsFalse(session.Transcript.Lines.Any(line => line.IsCurrentMatch));
        Assert.AreEqual("a draft", session.InputText);
    }

    private static TextBox OpenBar()
    {
        Hands.Press(Key.Ctrl, Key.Letter('f'));
        TextBox? box = null;
        Ui.Until(() => (box = Keyboard.FocusedElement as TextBox)?.Name == "FindBox", "the find box");
        return box!;
    }

    private static void FillAndFocus(Screen screen, SessionViewModel session, ImSessionView view)
    {
        var amy = screen.Connect(session);
        Screen.Hear(session, amy, "the first needle");
        for (var i = 0; i < 20; i++)
        {
            amy.Send($"hay {i}");
        }

        Ui.Until(() => session.Transcript.Lines[^1].Text == "hay 19", "the hay");
        Screen.Hear(session, amy, "the second needle");
        for (var i = 0; i < 20; i++)
        {
            amy.Send($"straw {i}");
        }

        Ui.Until(() => session.Transcript.Lines[^1].Text == "straw 19", "the straw");
        session.InputText = "a draft";
        view.FocusInput();
        Ui.Settle();
    }
}
