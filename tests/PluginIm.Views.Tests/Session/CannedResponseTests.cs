using System.IO;
using System.Windows.Controls;
using System.Windows.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Views.Tests.Environment;
using Key = PluginIm.Views.Tests.Environment.Key;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class CannedResponseTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"pluginim-canned-{Guid.NewGuid():N}.txt");

    [WindowTest]
    public void A_slash_offers_them_and_Enter_takes_one_which_is_not_sent()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);

        Hands.Press(Key.Slash);
        Ui.Until(() => session.Responses.Items.Count == 3, "all of them");
        Hands.Type("hi");
        Ui.Until(() => session.Responses.Items.Count == 2, "those that begin so");
        Hands.Press(Key.Down);
        Ui.Until(() => session.Responses.Selected?.Shortcut == "hint", "the second");
        Assert.AreEqual("hint: See the manual. 2 of 2", Ui.Find(view, "Im.ResponsesAnnouncement")?.GetName());
        Assert.AreSame(input, Keyboard.FocusedElement);
        Hands.Press(Key.Enter);

        Ui.Until(() => input.Text == "See the manual", "the text");
        Assert.AreEqual(input.Text.Length, input.CaretIndex);
        Assert.IsEmpty(session.Transcript.Lines);
        Assert.AreEqual("Not Connected", session.StatusText);
        Assert.IsFalse(session.Responses.IsOpen);
    }

    [WindowTest]
    public void Ctrl_Space_offers_them_at_the_caret_and_Escape_leaves_the_text_as_it_was()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);
        input.Text = "Well, ";
        input.CaretIndex = 6;

        Hands.Press(Key.Ctrl, Key.Space);
        Ui.Until(() => session.Responses.IsOpen, "the list");
        Hands.Press(Key.Escape);
        Ui.Until(() => !session.Responses.IsOpen, "its end");
        Assert.AreEqual("Well, ", input.Text);
        Hands.Press(Key.Ctrl, Key.Space);
        Hands.Type("by");
        Ui.Until(() => session.Responses.Items is [{ Shortcut: "bye" }], "the one that begins so");
        Hands.Press(Key.Tab);

        Ui.Until(() => input.Text == "Well, Goodbye", "the text");
        Assert.AreSame(input, Keyboard.FocusedElement);
    }

    [WindowTest]
    public void The_button_offers_them_too_and_a_click_takes_one()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        var input = FocusInput(view);

        Hands.Click(Ui.Find<Button>(view, "Im.ResponsesButton"));
        Ui.Until(() => session.Responses.IsOpen && input.IsKeyboardFocused, "the list");
        Ui.Settle();
        var list = (ListBox)view.FindName("ResponsesList");
        Hands.PointAt((ListBoxItem)list.ItemContainerGenerator.ContainerFromIndex(2));
        Hands.Click();

        Ui.Until(() => input.Text == "Goodbye", "the text");
        Assert.IsTrue(input.IsKeyboardFocused);
        Hands.Press(Key.Ctrl, Key.Letter('z'));
        Ui.Until(() => input.Text.Length == 0, "the text taken back");
    }

    [WindowTest]
    public void Without_a_file_there_is_no_button()
    {
        using var screen = new Screen();
        var (_, view, _) = screen.OpenSession();

        Assert.IsTrue(Ui.Find(view, "Im.ResponsesButton") is not { } button || button.IsOffscreen());
    }

    public void Dispose() => File.Delete(_file);

    private static TextBox FocusInput(ImSessionView view)
    {
        view.FocusInput();
        var input = Ui.Find<TextBox>(view, "Im.Input");
        Ui.Until(() => input.IsKeyboardFocused, "the caret in the input");
        return input;
    }

    private Screen CreateScreen()
    {
        File.WriteAllLines(_file, ["hi = Hello", "hint = See the manual", "bye = Goodbye"]);
        var screen = new Screen();
        screen.Surroundings = new SessionSurroundings
        {
            Responses = new CannedResponseFile(_file, 4000, screen.Environment.Loggers.CreateLogger<CannedResponseFile>()),
        };
        return screen;
    }
}
