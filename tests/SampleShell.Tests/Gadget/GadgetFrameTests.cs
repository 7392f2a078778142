using System.Windows;
using System.Windows.Controls;
using PluginIm.Contracts;
using PluginIm.Views.Tests.Environment;
using Eyes = PluginIm.Views.Tests.Environment.Ui;
using Key = PluginIm.Views.Tests.Environment.Key;

namespace SampleShell.Tests;

/// <summary>Main window and gadget as the agent goes from one to the other, with real keys.</summary>
[TestClass]
public sealed class GadgetFrameTests
{
    [TestMethod]
    public Task By_key_to_the_gadget_whose_search_takes_the_keys_and_back() => RunAsync((desk, main, frame) =>
    {
        Hands.Press(Keys.Control, Key.Shift, Key.Letter('g'));
        var gadget = SeeGadget(frame);
        Assert.AreEqual(WindowState.Minimized, main.WindowState);
        Assert.IsTrue(gadget.Topmost);
        Eyes.Until(() => Desk.FocusedId() == "TeamCommunicator.Search", "the focus in the gadget's search");

        Hands.Type("miller");
        var communicator = ((GadgetViewModel)gadget.DataContext).TeamCommunicator;
        Eyes.Until(() => communicator.Results.Count == 1 && communicator.HasResults, "Amy in the gadget");
        Hands.Press(Key.Down);
        Eyes.Until(() => Desk.FocusedRow()?.Id == "amiller", "the focus on Amy");
        Hands.Press(Key.Enter);
        Eyes.Until(() => desk.Send.Taken.Count == 1, "the message to Amy");

        Hands.Press(Keys.Control, Key.Shift, Key.Letter('g'));
        Eyes.Until(() => main.WindowState == WindowState.Normal && main.IsActive, "the main window");
        Eyes.Until(() => frame.Window is null, "no gadget");
    });

    [TestMethod]
    public Task The_main_windows_button_opens_it_and_its_own_button_leads_back() => RunAsync((desk, main, frame) =>
    {
        Hands.Click(Eyes.Find<Button>(main, "Shell.OpenGadget"));
        var gadget = SeeGadget(frame);
        Hands.Click(Eyes.Find<Button>(gadget, "Gadget.Back"));

        Eyes.Until(() => frame.Window is null && main.WindowState == WindowState.Normal, "the main window alone");
    });

    [TestMethod]
    public Task When_the_main_window_is_minimized_it_comes_where_that_is_wanted_and_asks_for_no_focus() => RunAsync((_, main, frame) =>
    {
        ((MainWindowViewModel)main.DataContext).ToggleGadgetOnMinimizeCommand.Execute(null);

        main.WindowState = WindowState.Minimized;

        Eyes.Until(() => frame.Window is { IsVisible: true }, "the gadget");
        // Whether a window that asks for none gets the focus, the window manager decides; Windows leaves it where it is.
        Assert.IsFalse(frame.Window!.ShowActivated);
    });

    [TestMethod]
    public Task When_the_main_window_is_minimized_it_stays_away_where_nobody_wanted_it() => RunAsync((_, main, frame) =>
    {
        main.WindowState = WindowState.Minimized;
        Eyes.Until(() => main.WindowState == WindowState.Minimized, "the minimized window");
        Eyes.Settle();

        Assert.IsNull(frame.Window);
    });

    [TestMethod]
    public Task It_comes_up_where_it_was_left() => RunAsync((_, main, frame) =>
    {
        frame.Open();
        var gadget = frame.Window!;
        (gadget.Left, gadget.Top, gadget.Width, gadget.Height) = (320, 210, 380, 560);
        Eyes.Settle();
        frame.Back();
        Eyes.Until(() => frame.Window is null, "no gadget");

        frame.Open();

        Assert.AreEqual(new Rect(320, 210, 380, 560), new Rect(frame.Window!.Left, frame.Window.Top, frame.Window.Width, frame.Window.Height));
    });

    [TestMethod]
    public Task The_key_for_the_search_leads_there_from_a_conversation_and_Escape_leads_back() => RunAsync((desk, main, frame) =>
    {
        var writing = new TextBox();
        desk.Windows.Open(new InteractionTab { Id = "1", Title = "amiller", Content = writing }, activate: true);
        Desk.SeeActive(desk.Windows.Window!);
        Eyes.Until(() => writing.IsKeyboardFocused, "the focus in the conversation");

        Hands.Press(Keys.Control, Key.Shift, Key.Letter('f'));
        Eyes.Until(() => main.IsActive && Desk.FocusedId() == "TeamCommunicator.Search", "the focus in the search");
        Hands.Press(Keys.Escape);

        Eyes.Until(() => desk.Windows.Window!.IsActive && writing.IsKeyboardFocused, "the focus back in the conversation");
    });

    [TestMethod]
    public Task Open_interactions_and_what_is_unseen_of_them_are_in_both_and_a_click_brings_one_to_the_front() => RunAsync((desk, main, frame) =>
    {
        var first = desk.Windows.Open(new InteractionTab { Id = "1", Title = "amiller", Content = new TextBox() }, activate: true);
        var second = desk.Windows.Open(new InteractionTab { Id = "2", Title = "zbaumann", Content = new TextBox() }, activate: false);
        second.Flash();
        frame.Open();
        var gadget = SeeGadget(frame);

        var card = Eyes.Find<InteractionBar>(gadget, "Gadget.Interactions");
        var button = Buttons(card).Single(button => Desk.NameOf(button) == "zbaumann, 2 unread");
        Assert.IsTrue(Buttons(card).Any(other => Desk.NameOf(other) == "amiller"));
        Hands.Click(button);

        Eyes.Until(() => second.IsActive, "the second interaction");
        Eyes.Until(() => Desk.NameOf(button) == "zbaumann", "nothing unseen");
        Assert.IsFalse(first.IsActive);
    });

    private static IEnumerable<Button> Buttons(DependencyObject root)
    {
        for (var child = 0; child < System.Windows.Media.VisualTreeHelper.GetChildrenCount(root); child++)
        {
            var element = System.Windows.Media.VisualTreeHelper.GetChild(root, child);
            foreach (var button in element is Button found ? [found] : Buttons(element))
            {
                yield return button;
            }
        }
    }

    private static GadgetWindow SeeGadget(GadgetFrame frame)
    {
        Eyes.Until(() => frame.Window is { IsVisible: true }, "the gadget");
        Desk.SeeActive(frame.Window!);
        return frame.Window!;
    }

    private static Task RunAsync(Action<Desk, MainWindow, GadgetFrame> test) => Ui.RunAsync(() =>
    {
        using var directory = new TestDirectory();
        using var desk = new Desk();
        var settings = desk.Settings(new AgentSettings(directory.Database));
        var main = desk.OpenMainWindow(settings, width: 700, height: 500);
        var frame = new GadgetFrame(main, settings, desk.Gadget);
        ((MainWindowViewModel)main.DataContext).GadgetAsked += (_, _) => frame.Open();
        desk.Interactions.SearchAsked += (_, _) => frame.FindTarget();
        test(desk, main, frame);
        frame.Window?.Close();
    });
}
