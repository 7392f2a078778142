using System.Windows.Automation.Peers;
using System.Windows.Automation.Provider;
using System.Windows.Controls;
using System.Windows.Documents;
using System.Windows.Input;
using Moq;
using PluginIm.Contracts;
using PluginIm.Views.Tests.Environment;
using Key = PluginIm.Views.Tests.Environment.Key;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class LinkTests
{
    private readonly Mock<ILinkOpener> _opener = new();
    private readonly Mock<IPhoneCalls> _calls = new();

    [WindowTest]
    public void A_link_says_where_it_leads_and_is_opened_by_a_click()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        var line = Screen.Hear(session, screen.Connect(session), "https://im.test/a");

        var words = Transcript.In(view).WordsOf(line);
        Assert.AreEqual("https://im.test/a", words.Inlines.OfType<Hyperlink>().Single().ToolTip);
        Hands.PointAt(words);
        Hands.Click();

        Ui.Until(() => _opener.Invocations.Count == 1, "the opening");
        _opener.Verify(opener => opener.Open(new Uri("https://im.test/a")));
    }

    [WindowTest]
    public void Assistive_technology_opens_it_too()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        var line = Screen.Hear(session, screen.Connect(session), "see https://im.test/a");

        var link = Transcript.In(view).WordsOf(line).Inlines.OfType<Hyperlink>().Single();
        ((IInvokeProvider)ContentElementAutomationPeer.CreatePeerForElement(link).GetPattern(PatternInterface.Invoke)).Invoke();

        Ui.Until(() => _opener.Invocations.Count == 1, "the opening");
    }

    [WindowTest]
    public void Tab_goes_through_the_links_of_the_line_that_has_the_keyboard_and_Enter_opens_one()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        Screen.Hear(session, amy, "https://im.test/other");
        var line = Screen.Hear(session, amy, "see https://im.test/a or https://im.test/b");
        var links = Transcript.In(view).WordsOf(line).Inlines.OfType<Hyperlink>().ToList();
        Ui.Find<Button>(view, "Im.End").Focus();

        Hands.Press(Key.Tab);
        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, Transcript.In(view).ElementOf(line)), "the newest line");
        Hands.Press(Key.Tab);
        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, links[0]), "its first link");
        Hands.Press(Key.Tab);
        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, links[1]), "its second link");
        Assert.AreEqual("https://im.test/b", ContentElementAutomationPeer.CreatePeerForElement(links[1]).GetName());
        Assert.AreEqual("https://im.test/b", ContentElementAutomationPeer.CreatePeerForElement(links[1]).GetHelpText());
        Hands.Press(Key.Enter);

        Ui.Until(() => _opener.Invocations.Count == 1, "the opening");
        _opener.Verify(opener => opener.Open(new Uri("https://im.test/b")));
        Pictures.Keep(System.Windows.Window.GetWindow(view), "session-20-link-with-the-keyboard");
        Hands.Press(Key.Tab);
        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, Ui.Find<TextBox>(view, "Im.Input")), "the text box");
    }

    [WindowTest]
    public void Shift_and_Tab_lead_back_from_the_links_to_the_line_and_the_arrows_to_other_lines()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        var other = Screen.Hear(session, amy, "https://im.test/other");
        var line = Screen.Hear(session, amy, "see https://im.test/a");
        var transcript = Transcript.In(view);
        transcript.ElementOf(line).Focus();

        Hands.Press(Key.Tab);
        Ui.Until(() => Keyboard.FocusedElement is Hyperlink, "the link");
        Hands.Press(Key.Shift, Key.Tab);
        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, transcript.ElementOf(line)), "the line");
        Hands.Press(Key.Up);
        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, transcript.ElementOf(other)), "the line above");
        Hands.Press(Key.Tab);
        Ui.Until(() => Keyboard.FocusedElement is Hyperlink { ToolTip: "https://im.test/other" }, "the link of that line");
        Hands.Press(Key.Shift, Key.Tab);
        Hands.Press(Key.Shift, Key.Tab);

        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, Ui.Find<Button>(view, "Im.End")), "what stands before the transcript");
    }

    [WindowTest]
    public void A_click_on_a_link_leaves_the_caret_where_the_agent_writes()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        var line = Screen.Hear(session, screen.Connect(session), "https://im.test/a");
        view.FocusInput();
        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, Ui.Find<TextBox>(view, "Im.Input")), "the text box");

        Hands.PointAt(Transcript.In(view).WordsOf(line));
        Hands.Click();
        Ui.Until(() => _opener.Invocations.Count == 1, "the opening");

        Assert.AreSame(Ui.Find<TextBox>(view, "Im.Input"), Keyboard.FocusedElement);
    }

    [WindowTest]
    public void By_keyboard_the_menu_of_the_line_opens_it_and_a_link_that_deceives_is_asked_about_first()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        var line = Screen.Hear(session, screen.Connect(session), "https://bank.test@evil.test/");
        var list = Transcript.In(view).List;
        list.SelectedItem = line;
        Transcript.In(view).ElementOf(line).Focus();

        Hands.Press(Key.Enter);
        Ui.Until(() => list.ContextMenu!.IsOpen && list.ContextMenu.IsKeyboardFocusWithin, "the menu");
        Hands.Press(Key.Up);
        Ui.Until(() => (Keyboard.FocusedElement as MenuItem)?.Header as string == "Open: https://evil.test/", "the link's entry");
        Hands.Press(Key.Enter);
        Ui.Until(() => Ui.Find(view, "Im.LinkQuestion")?.GetName() == "This link leads to https://evil.test/. Open it?", "the question");
        Assert.IsEmpty(_opener.Invocations);
        Ui.Until(() => (Keyboard.FocusedElement as Button)?.Name == "LeaveLinkButton", "the keyboard on the answer that opens nothing");
        Hands.Press(Key.Alt, Key.Letter('o'));

        Ui.Until(() => _opener.Invocations.Count == 1, "the opening");
        Ui.Until(() => ReferenceEquals(Keyboard.FocusedElement, Ui.Find<TextBox>(view, "Im.Input")), "the text box");
    }

    [WindowTest]
    public void Escape_leaves_a_link_that_is_asked_about()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        var line = Screen.Hear(session, screen.Connect(session), "https://bank.test@evil.test/");
        view.FocusInput();
        session.Links.OpenCommand.Execute(session.Links.PiecesOf(line.Text)[0]);
        Ui.Until(() => (Keyboard.FocusedElement as Button)?.Name == "LeaveLinkButton", "the question");

        Hands.Press(Key.Escape);

        Ui.Until(() => session.Links.Question is null, "the end of the question");
        Assert.IsEmpty(_opener.Invocations);
    }

    [WindowTest]
    public void Markup_is_shown_as_it_is()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();
        const string Markup = "<Hyperlink NavigateUri='https://evil.test'>x</Hyperlink> {Binding} **b** &amp;";

        var line = Screen.Hear(session, screen.Connect(session), Markup);

        var words = Transcript.In(view).WordsOf(line);
        Assert.AreEqual(Markup, new TextRange(words.ContentStart, words.ContentEnd).Text);
        Assert.AreEqual("https://evil.test/", words.Inlines.OfType<Hyperlink>().Single().ToolTip);
    }

    [WindowTest]
    public void A_text_that_runs_from_right_to_left_is_laid_out_so_and_so_is_what_is_written()
    {
        using var screen = CreateScreen();
        var (session, view, _) = screen.OpenSession();

        var line = Screen.Hear(session, screen.Connect(session), "שלום Kate, מה שלומך?");
        session.InputText = "שלום";
        Ui.Settle();

        Assert.AreEqual(System.Windows.FlowDirection.RightToLeft, Transcript.In(view).WordsOf(line).FlowDirection);
        Assert.AreEqual(System.Windows.FlowDirection.RightToLeft, Ui.Find<TextBox>(view, "Im.Input").FlowDirection);
        session.InputText = "Hello";
        Ui.Settle();
        Assert.AreEqual(System.Windows.FlowDirection.LeftToRight, Ui.Find<TextBox>(view, "Im.Input").FlowDirection);
    }

    private Screen CreateScreen() => new() { Surroundings = new SessionSurroundings { Links = _opener.Object, Calls = _calls.Object } };
}
