using System.Windows;
using System.Windows.Controls;

namespace MinimalShell.Tests;

/// <summary>How the shell shows sessions, whatever they are made of.</summary>
[TestClass]
public sealed class TabsTests
{
    [WindowTest]
    public void An_interaction_is_a_tab_with_its_title_and_content()
    {
        var window = Open();
        var content = new TextBlock();

        var handle = window.Open(new InteractionTab { Id = "1", Title = "amiller", Content = content }, activate: true);
        handle.Title = "kmilburn";

        var tab = (TabItem)window.Interactions.Items[0]!;
        Assert.AreEqual("kmilburn", tab.Header);
        Assert.AreSame(content, tab.Content);
        Assert.IsTrue(tab.IsSelected);
    }

    [WindowTest]
    public void One_that_opens_behind_leaves_the_agent_where_she_is_and_asks_for_attention()
    {
        var window = Open();
        window.Open(Tab("1"), activate: true);

        var behind = window.Open(Tab("2"), activate: false);
        behind.Flash();

        Assert.AreEqual(0, window.Interactions.SelectedIndex);
        Assert.AreEqual(FontWeights.Bold, ((TabItem)window.Interactions.Items[1]!).FontWeight);
        behind.Activate();
        Assert.AreEqual(1, window.Interactions.SelectedIndex);
        Assert.AreEqual(FontWeights.Normal, ((TabItem)window.Interactions.Items[1]!).FontWeight);
    }

    [WindowTest]
    public void The_first_is_in_front_though_it_opens_behind()
    {
        var window = Open();

        window.Open(Tab("1"), activate: false);

        Assert.AreEqual(0, window.Interactions.SelectedIndex);
    }

    [WindowTest]
    public void Closed_it_is_gone_and_whoever_opened_it_is_told()
    {
        var window = Open();
        var handle = window.Open(Tab("1"), activate: true);
        var listener = new Mock<EventHandler>();
        handle.Closed += listener.Object;

        handle.Close();

        Assert.AreEqual(0, window.Interactions.Items.Count);
        listener.Verify(heard => heard(handle, EventArgs.Empty), Times.Once);
    }

    private static InteractionTab Tab(string id) => new() { Id = id, Title = id, Content = new TextBlock() };

    private static ShellWindow Open()
    {
        EmptyApplication.Begin();
        return new ShellWindow(new Colleagues());
    }
}
