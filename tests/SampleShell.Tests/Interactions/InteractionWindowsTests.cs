using System.Windows.Controls;
using PluginIm.Contracts;
using PluginIm.Views.Tests.Environment;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>Interactions as tabs of one window, with real keys.</summary>
[TestClass]
public sealed class InteractionWindowsTests
{
    [TestMethod]
    public Task What_comes_while_the_agent_types_switches_neither_tab_nor_focus_and_is_counted() => RunAsync(desk =>
    {
        var (first, writing) = Open(desk, "amiller", activate: true);
        Desk.SeeActive(desk.Windows.Window!);
        Eyes.Until(() => writing.IsKeyboardFocused, "the focus in the first");
        Hands.Type("he");
        Eyes.Until(() => writing.Text == "he", "what was typed");

        var (second, _) = Open(desk, "zbaumann", activate: false);
        second.Flash();
        Hands.Type("llo");

        Eyes.Until(() => writing.Text == "hello", "the whole of what was typed");
        Assert.IsTrue(first.IsActive);
        Assert.AreEqual("amiller", desk.Interactions.Selected?.Title);
        Assert.AreEqual("zbaumann, 2 unread", desk.Interactions.Open[1].AccessibleName);
        Assert.AreEqual("(2) amiller – Interactions", desk.Interactions.WindowTitle);
    });

    [TestMethod]
    public Task What_comes_while_another_window_is_in_front_leaves_it_there_and_is_seen_when_the_agent_comes() => RunAsync(desk =>
    {
        Open(desk, "zbaumann", activate: true);
        Desk.SeeActive(desk.Windows.Window!);
        var main = desk.OpenMainWindow();

        var (tab, _) = Open(desk, "amiller", activate: false);
        tab.Flash();
        Eyes.Settle();
        Assert.IsTrue(main.IsActive);
        Assert.AreEqual(2, desk.Interactions.Unseen);

        tab.Activate();
        Eyes.Until(() => tab.IsActive, "the interaction in front");

        Assert.AreEqual(0, desk.Interactions.Unseen);
        Assert.AreEqual("amiller – Interactions", desk.Interactions.WindowTitle);
    });

    [TestMethod]
    public Task A_tab_that_is_chosen_is_seen_and_what_comes_while_it_is_in_front_is_not_counted() => RunAsync(desk =>
    {
        Open(desk, "amiller", activate: true);
        var (second, _) = Open(desk, "zbaumann", activate: false);
        Desk.SeeActive(desk.Windows.Window!);
        Assert.AreEqual(1, desk.Interactions.Unseen);

        desk.Interactions.Selected = desk.Interactions.Open[1];
        Eyes.Until(() => desk.Interactions.Unseen == 0, "nothing unseen");
        second.Flash();

        Assert.AreEqual(0, desk.Interactions.Unseen);
    });

    [TestMethod]
    public Task The_windows_title_is_the_colleagues_logon_and_follows_who_answers() => RunAsync(desk =>
    {
        var (tab, _) = Open(desk, "rp-billing", activate: true);
        Eyes.Settle();
        Assert.AreEqual("rp-billing – Interactions", desk.Windows.Window!.Title);

        tab.Title = "amiller";
        Eyes.Settle();

        Assert.AreEqual("amiller – Interactions", desk.Windows.Window!.Title);
        var tabs = Eyes.Find<TabControl>(desk.Windows.Window!, "Interaction.Tabs");
        Assert.AreEqual("amiller", Desk.NameOf((TabItem)tabs.ItemContainerGenerator.ContainerFromIndex(0)));
    });

    private static (IInteractionHandle Handle, TextBox Writing) Open(Desk desk, string title, bool activate)
    {
        var writing = new TextBox();
        return (desk.Windows.Open(new InteractionTab { Id = title, Title = title, Content = writing }, activate), writing);
    }

    private static Task RunAsync(Action<Desk> test) => Ui.RunAsync(() =>
    {
        using var desk = new Desk();
        test(desk);
    });
}
