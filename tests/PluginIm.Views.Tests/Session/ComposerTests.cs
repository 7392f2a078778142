using System.Windows.Controls;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Session;

/// <summary>The text box: how it grows, and what it says near the limit.</summary>
[TestClass]
public sealed class ComposerTests
{
    [WindowTest]
    public void It_grows_from_one_line_to_five_and_then_scrolls()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var input = Ui.Find<TextBox>(view, "Im.Input");
        var heights = new List<double>();

        for (var lines = 1; lines <= 8; lines++)
        {
            session.InputText = string.Join("\r\n", Enumerable.Repeat("line", lines));
            Ui.Settle();
            heights.Add(input.ActualHeight);
        }

        for (var i = 1; i < 5; i++)
        {
            Assert.IsGreaterThan(heights[i - 1] + 5, heights[i], $"It has not grown for line {i + 1}.");
        }

        Assert.AreEqual(heights[4], heights[7], 0.5);
        Assert.IsGreaterThan(input.ViewportHeight, input.ExtentHeight);
    }

    [WindowTest]
    public void Near_the_limit_it_counts_and_beyond_it_says_what_to_do()
    {
        using var screen = new Screen(new ImOptions { MaxLength = 20 });
        var (session, view, _) = screen.OpenSession();
        Assert.IsTrue(Ui.Find(view, "Im.InputCounter") is not { } counter || counter.IsOffscreen());

        session.InputText = "1234567890123456789";
        Ui.Settle();
        Assert.AreEqual("1 left", Ui.Find(view, "Im.InputCounter")?.GetName());
        session.InputText = "12345678901234567890123";
        Ui.Settle();

        Assert.AreEqual("3 too many", Ui.Find(view, "Im.InputCounter")?.GetName());
        Assert.AreEqual("Too long to send. Shorten it to 20 characters.", Ui.Find(view, "Im.InputNote")?.GetName());
        Assert.AreEqual("Too long to send. Shorten it to 20 characters.", Ui.Find(view, "Im.Announcement")?.GetName());
    }

    [WindowTest]
    public void A_draft_is_there_again_in_the_view_that_comes_back()
    {
        using var screen = new Screen();
        var session = screen.Conversation.Start();
        var first = screen.Show(session, screen.Conversation.Kate);
        screen.Open(new ImSessionView(first), System.Windows.ThemeMode.Light, 500, 400);
        first.InputText = "not sent yet";
        first.Dispose();

        var view = new ImSessionView(screen.Show(session, screen.Conversation.Kate));
        screen.Open(view, System.Windows.ThemeMode.Light, 500, 400);

        Assert.AreEqual("not sent yet", Ui.Find<TextBox>(view, "Im.Input").Text);
    }
}
