using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class SessionKeyboardTests
{
    [STATestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Enter_sends_and_the_caret_stays(bool numpad)
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(screen, view);
        input.Text = "Hello";

        if (numpad)
        {
            Keys.PressNumpadEnter();
        }
        else
        {
            Keys.Press(Keys.Enter);
        }

        Screen.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Any(line => line.Text == "Hello"), "the line");
        Assert.AreEqual("", input.Text);
        Assert.AreSame(input, Keyboard.FocusedElement);
    }

    [STATestMethod]
    public void Shift_Enter_makes_a_line_and_sends_nothing()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(screen, view);
        input.Text = "Hello";
        input.CaretIndex = 5;

        Keys.PressWith(Keys.Shift, Keys.Enter);

        Screen.Until(() => input.Text.Contains('\n', StringComparison.Ordinal), "the line break");
        Assert.IsEmpty(session.Transcript.Lines);
        Assert.AreEqual("Not Connected", session.StatusText);
    }

    [STATestMethod]
    public void Enter_on_blank_text_does_nothing()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(screen, view);
        input.Text = "  ";

        Keys.Press(Keys.Enter);
        Keys.Press((byte)'X');

        Screen.Until(() => input.Text.Contains('x', StringComparison.OrdinalIgnoreCase), "the key after it");
        Assert.DoesNotContain('\n', input.Text);
        Assert.AreEqual("Not Connected", session.StatusText);
    }

    [STATestMethod]
    public void A_click_on_Send_gives_the_caret_back_to_the_input()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(screen, view);
        input.Text = "Hello";
        screen.Settle();

        Keys.Click(Screen.Find<Button>(view, "Im.Send"));

        Screen.Until(() => session.State != ImSessionState.NotConnected, "the sending");
        Screen.Until(() => ReferenceEquals(Keyboard.FocusedElement, input), "the caret");
    }

    [STATestMethod]
    public void Access_keys_send_end_and_finish()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(screen, view);
        var done = 0;
        session.DoneRequested += (_, _) => done++;
        input.Text = "Hello";

        Keys.PressWith(Keys.Alt, (byte)'S');
        Screen.Until(() => session.State == ImSessionState.Establishing, "Send");
        screen.Settle();
        Keys.PressWith(Keys.Alt, (byte)'E');
        Screen.Until(() => session.State == ImSessionState.Ended, "End IM");
        screen.Settle();
        Keys.PressWith(Keys.Alt, (byte)'D');

        Screen.Until(() => done == 1, "Done");
    }

    [STATestMethod]
    public void Tab_goes_from_top_to_bottom_and_left_to_right()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        screen.Connect(session);
        FocusInput(screen, view).Text = "Text, so that Send can be reached";
        screen.Settle();
        Screen.Find<Button>(view, "Im.End").Focus();
        var order = new List<string>();

        for (var i = 0; i < 4; i++)
        {
            order.Add(Place(Keyboard.FocusedElement));
            var before = Keyboard.FocusedElement;
            Keys.Press(Keys.Tab);
            Screen.Until(() => Keyboard.FocusedElement != before, "the next stop");
        }

        CollectionAssert.AreEqual(new[] { "Im.End", "line", "Im.Input", "Im.Send" }, order);
    }

    [STATestMethod]
    public void After_the_end_the_keyboard_is_on_Done()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(screen, view);
        var amy = screen.Connect(session);

        Screen.Run(() => amy.EndAsync());

        Screen.Until(() => session.State == ImSessionState.Ended, "the end");
        Screen.Until(() => (Keyboard.FocusedElement as Button)?.Name == "DoneButton", "Done");
        Assert.IsFalse(input.IsEnabled);
        Assert.IsNotEmpty(session.Transcript.Lines);
    }

    private static TextBox FocusInput(Screen screen, ImSessionView view)
    {
        view.FocusInput();
        screen.Settle();
        var input = Screen.Find<TextBox>(view, "Im.Input");
        Screen.Until(() => ReferenceEquals(Keyboard.FocusedElement, input), "the caret in the input");
        return input;
    }

    private static string Place(IInputElement? element) => element switch
    {
        ListBoxItem => "line",
        DependencyObject other => System.Windows.Automation.AutomationProperties.GetAutomationId(other),
        _ => "nothing",
    };
}
