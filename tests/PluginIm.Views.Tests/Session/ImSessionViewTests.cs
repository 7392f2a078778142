using System.Windows.Automation.Peers;
using System.Windows.Automation.Provider;
using System.Windows.Controls;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class ImSessionViewTests
{
    [STATestMethod]
    public void Header_says_who_and_how_it_stands()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();

        Assert.AreEqual("Amy Miller (amiller)", Screen.Find(view, "Im.Parties")?.GetName());
        Assert.AreEqual("Not Connected", Screen.Find(view, "Im.Status")?.GetName());
        screen.Type(session, "Hello");
        Screen.Until(() => Screen.Find(view, "Im.Status")?.GetName() == "Establishing", "the invitation");
    }

    [STATestMethod]
    public void Done_and_End_IM_show_when_they_make_sense()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();

        Assert.IsTrue(IsShown(view, "Im.Done"));
        Assert.IsFalse(IsShown(view, "Im.End"));
        screen.Connect(session);
        Assert.IsFalse(IsShown(view, "Im.Done"));
        Assert.IsTrue(IsShown(view, "Im.End"));
    }

    [STATestMethod]
    public void End_IM_and_Done_are_buttons_that_can_be_invoked()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        var done = 0;
        session.DoneRequested += (_, _) => done++;

        Invoke(view, "Im.End");
        Screen.Until(() => session.State == ImSessionState.Ended && amy.State == ImSessionState.Ended, "the end");
        screen.Settle();
        Invoke(view, "Im.Done");

        Screen.Until(() => done == 1, "Done");
        Assert.IsFalse(Screen.Find(view, "Im.Input")!.IsEnabled());
        Assert.AreEqual("Ended", Screen.Find(view, "Im.Status")?.GetName());
    }

    [STATestMethod]
    public void Each_line_reads_as_time_name_and_text()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        amy.Send("Zoë – „grüß Gott\" ✓ 👍");
        Screen.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Count() == 2, "Amy's line");
        screen.Settle();

        var names = Screen.Find(view, "Im.Transcript")!.GetChildren()
            .Where(child => child.GetAutomationControlType() == AutomationControlType.ListItem)
            .Select(child => child.GetName().Replace('\u202F', ' ')).ToArray();

        CollectionAssert.AreEqual(session.Transcript.Lines.Select(line => line.AutomationName.Replace('\u202F', ' ')).ToArray(), names);
        Assert.Contains("[9:30:00 AM] Amy Miller: Zoë – „grüß Gott\" ✓ 👍", names);
    }

    [STATestMethod]
    public void The_newest_line_is_in_view_and_a_long_transcript_costs_few_elements()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        var list = Screen.Find<ListBox>(view, "Im.Transcript");

        for (var i = 0; i < 1000; i++)
        {
            amy.Send($"Line {i}");
        }

        Screen.Until(() => session.Transcript.Lines.Count >= 1000, "the lines");
        screen.Settle();
        var realized = session.Transcript.Lines.Count(line => list.ItemContainerGenerator.ContainerFromItem(line) is not null);
        Assert.IsLessThan(100, realized);
        Assert.IsNotNull(list.ItemContainerGenerator.ContainerFromItem(session.Transcript.Lines[^1]), "The newest line is not there.");
    }

    [STATestMethod]
    public void Who_has_scrolled_up_is_left_there_and_told()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        var list = Screen.Find<ListBox>(view, "Im.Transcript");
        for (var i = 0; i < 60; i++)
        {
            amy.Send($"Line {i}");
        }

        Screen.Until(() => session.Transcript.Lines.Count >= 60, "the lines");
        screen.Settle();
        list.ScrollIntoView(session.Transcript.Lines[0]);
        screen.Settle();
        amy.Send("The newest");
        Screen.Until(() => session.Transcript.Lines[^1].AutomationName.EndsWith("The newest", StringComparison.Ordinal), "the newest");
        screen.Settle();

        Assert.IsNotNull(list.ItemContainerGenerator.ContainerFromItem(session.Transcript.Lines[0]), "The list has moved.");
        Assert.IsTrue(FollowNewestLine.GetHasUnseen(list));
        screen.Type(session, "My own line");
        Screen.Until(() => session.Transcript.Lines[^1].AutomationName.EndsWith("My own line", StringComparison.Ordinal), "the own line");
        screen.Settle();
        Assert.IsFalse(FollowNewestLine.GetHasUnseen(list));
        Assert.IsNotNull(list.ItemContainerGenerator.ContainerFromItem(session.Transcript.Lines[^1]), "The own line is not in view.");
    }

    private static bool IsShown(ImSessionView view, string id) => Screen.Find(view, id) is { } peer && !peer.IsOffscreen();

    private static void Invoke(ImSessionView view, string id) =>
        ((IInvokeProvider)Screen.Find(view, id)!.GetPattern(PatternInterface.Invoke)!).Invoke();
}
