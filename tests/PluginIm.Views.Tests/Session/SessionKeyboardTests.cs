using System.Windows;
using System.Windows.Automation;
using System.Windows.Controls;
using System.Windows.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Views.Tests.Environment;
using Key = PluginIm.Views.Tests.Environment.Key;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class SessionKeyboardTests
{
    [WindowTest]
    public void Enter_sends_what_was_typed_and_the_caret_stays()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);

        Hands.Type("hello");
        Ui.Until(() => input.Text == "hello", "the text");
        Hands.Press(Key.Enter);

        Ui.Until(() => Texts(session) is ["hello"], "the line");
        Assert.AreEqual("", input.Text);
        Assert.AreSame(input, Keyboard.FocusedElement);
        Hands.Type("again");
        Ui.Until(() => input.Text == "again", "the next text");
    }

    [WindowTest]
    public void The_numpads_Enter_sends_too()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);
        input.Text = "Hello";

        Hands.Press(Key.NumpadEnter);

        Ui.Until(() => Texts(session) is ["Hello"], "the line");
        Assert.AreEqual("", input.Text);
        Assert.AreSame(input, Keyboard.FocusedElement);
    }

    [WindowTest]
    public void Shift_Enter_makes_a_line_and_sends_nothing()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);

        Hands.Type("one");
        Hands.Press(Key.Shift, Key.Enter);
        Hands.Type("two");

        Ui.Until(() => input.Text.ReplaceLineEndings("\n") == "one\ntwo", "two lines");
        Assert.IsEmpty(session.Transcript.Lines);
        Assert.AreEqual("Not Connected", session.StatusText);
        Hands.Press(Key.Enter);
        Ui.Until(() => Texts(session) is ["one\ntwo"], "the message of two lines");
    }

    [WindowTest]
    public void Enter_on_blank_text_does_nothing()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);
        input.Text = "  ";
        input.CaretIndex = 2;

        Hands.Press(Key.Enter);
        Hands.Type("x");

        Ui.Until(() => input.Text.Contains('x', StringComparison.Ordinal), "the key after it");
        Assert.AreEqual("  x", input.Text);
        Assert.IsEmpty(session.Transcript.Lines);
        Assert.AreEqual("Not Connected", session.StatusText);
    }

    [WindowTest]
    public void A_click_on_Send_gives_the_caret_back_to_the_input()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);
        input.Text = "Hello";
        Ui.Settle();

        Hands.Click(Ui.Find<Button>(view, "Im.Send"));

        Ui.Until(() => Texts(session) is ["Hello"], "the line");
        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, input), "the caret");
    }

    [WindowTest]
    public void A_received_message_leaves_the_caret_and_the_draft()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);
        var amy = screen.Connect(session);

        Hands.Type("dra");
        Ui.Until(() => input.Text == "dra", "the draft");
        amy.Send("Are you there?");
        Ui.Until(() => Texts(session).Contains("Are you there?"), "Amy's line");
        Ui.Settle();
        Hands.Type("ft");

        Ui.Until(() => input.Text == "draft", "the whole draft");
    }

    [WindowTest]
    public void Clicks_end_and_finish()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var done = 0;
        session.DoneRequested += (_, _) => done++;
        screen.Connect(session);

        Hands.Click(Ui.Find<Button>(view, "Im.End"));
        Ui.Until(() => session.State == ImSessionState.Ended, "End IM");
        Ui.Settle();
        Hands.Click(Ui.Find<Button>(view, "Im.Done"));

        Ui.Until(() => done == 1, "Done");
    }

    [WindowTest]
    public void Access_keys_send_end_and_finish()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);
        var done = 0;
        session.DoneRequested += (_, _) => done++;
        input.Text = "Hello";

        Hands.Press(Key.Alt, Key.Letter('s'));
        Ui.Until(() => session.State == ImSessionState.Establishing, "Send");
        Ui.Settle();
        Hands.Press(Key.Alt, Key.Letter('e'));
        Ui.Until(() => session.State == ImSessionState.Ended, "End IM");
        Ui.Settle();
        Hands.Press(Key.Alt, Key.Letter('d'));

        Ui.Until(() => done == 1, "Done");
    }

    [WindowTest]
    public void The_question_before_the_end_has_access_keys_of_its_own()
    {
        using var screen = new Screen(new ImOptions { PromptForEnd = true });
        var (session, view, _) = screen.OpenSession();
        FocusInput(view);
        screen.Connect(session);

        Hands.Press(Key.Alt, Key.Letter('e'));
        Ui.Until(() => session.IsEndQuestionShown, "the question");
        Ui.Settle();
        Hands.Press(Key.Alt, Key.Letter('k'));
        Ui.Until(() => !session.IsEndQuestionShown, "the question's end");
        Hands.Press(Key.Alt, Key.Letter('e'));
        Ui.Until(() => session.IsEndQuestionShown, "the question again");
        Ui.Settle();
        Hands.Press(Key.Alt, Key.Letter('n'));

        Ui.Until(() => session.State == ImSessionState.Ended, "the end");
    }

    [WindowTest]
    public void Tab_goes_from_top_to_bottom_and_left_to_right()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        screen.Connect(session);
        FocusInput(view).Text = "Text, so that Send can be reached";
        Ui.Settle();

        CollectionAssert.AreEqual(new[] { "Im.End", "line", "Im.Input", "Im.Send" }, StopsFrom(view, "Im.End", 4));
    }

    [WindowTest]
    public void Tab_goes_through_what_can_be_opened_in_the_same_order()
    {
        var file = System.IO.Path.GetTempFileName();
        System.IO.File.WriteAllText(file, "hi = Hello");
        using var screen = new Screen();
        screen.Surroundings = new SessionSurroundings
        {
            Responses = new CannedResponseFile(file, 4000, screen.Environment.Loggers.CreateLogger<CannedResponseFile>()),
        };
        var (session, view, _) = screen.OpenSession();
        screen.Connect(session);
        session.Zoom.InCommand.Execute(null);
        session.Find.OpenCommand.Execute(null);
        session.Find.Query = "Hello";
        FocusInput(view).Text = "Text, so that Send can be reached";
        Ui.Settle();

        CollectionAssert.AreEqual(
            new[]
            {
                "Im.End", "Im.FindBox", "Im.FindPrevious", "Im.FindNext", "Im.FindClose", "line", "Im.Input", "Im.ResponsesButton", "Im.Send", "Im.Zoom",
            },
            StopsFrom(view, "Im.End", 10));
        System.IO.File.Delete(file);
    }

    [WindowTest]
    public void After_the_end_the_keyboard_is_on_Done()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);
        var amy = screen.Connect(session);

        Ui.Run(() => amy.EndAsync());

        Ui.Until(() => session.State == ImSessionState.Ended, "the end");
        Ui.Until(() => (Keyboard.FocusedElement as Button)?.Name == "DoneButton", "Done");
        Assert.IsFalse(input.IsEnabled);
    }

    private static TextBox FocusInput(ImSessionView view)
    {
        view.FocusInput();
        Ui.Settle();
        var input = Ui.Find<TextBox>(view, "Im.Input");
        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, input), "the caret in the input");
        return input;
    }

    private static string[] Texts(SessionViewModel session) => [.. session.Transcript.Lines.OfType<MessageLineViewModel>().Select(line => line.Text)];

    /// <summary>Where Tab leads, one stop after the other.</summary>
    private static List<string> StopsFrom(ImSessionView view, string first, int count)
    {
        Ui.Find<Button>(view, first).Focus();
        var stops = new List<string>();
        for (var i = 0; i < count; i++)
        {
            stops.Add(Place(Keyboard.FocusedElement));
            var before = Keyboard.FocusedElement;
            Hands.Press(Key.Tab);
            Ui.Until(() => Keyboard.FocusedElement != before, "the next stop");
        }

        return stops;
    }

    private static string Place(IInputElement? element) => element switch
    {
        ListBoxItem => "line",
        DependencyObject other => AutomationProperties.GetAutomationId(other),
        _ => "nothing",
    };
}
