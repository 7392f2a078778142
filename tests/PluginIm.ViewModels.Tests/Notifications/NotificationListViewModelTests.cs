using Microsoft.Extensions.Logging;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Notifications;

[TestClass]
public sealed class NotificationListViewModelTests
{
    [TestMethod]
    public async Task An_invitation_shows_sender_first_message_and_remaining_time()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var list = Notifications(desktop);

        desktop.Conversation.Start().Send("Do you have a minute?");

        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 1, "the notification");
        Assert.AreEqual("Kate Milburn (kmilburn)", list.Items[0].Sender.Text);
        Assert.AreEqual("Do you have a minute?", list.Items[0].Message);
        Assert.AreEqual("Closes in 30 s", list.Items[0].RemainingText);
        Assert.AreEqual(1.0, list.Items[0].RemainingShare);
        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(15));
        await desktop.UserInterface.UntilAsync(() => list.Items[0].RemainingText == "Closes in 15 s", "the remaining time");
        Assert.AreEqual(0.5, list.Items[0].RemainingShare, 0.01);
    }

    [TestMethod]
    public async Task It_goes_away_by_itself()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var list = Notifications(desktop);
        desktop.Conversation.Start().Send("Hello");
        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 1, "the notification");

        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(31));

        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 0, "its end");
    }

    [TestMethod]
    public async Task Accept_connects_and_hands_the_session_over()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var list = Notifications(desktop);
        ImSession? accepted = null;
        list.Accepted += (_, session) => accepted = session;
        var kate = desktop.Conversation.Start();
        kate.Send("Hello");
        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 1, "the notification");
        var item = list.Items[0];

        await item.AcceptCommand.ExecuteAsync(null);

        await desktop.UserInterface.UntilAsync(() => accepted is not null, "the session");
        Assert.AreEqual(ImSessionState.Connected, accepted!.State);
        Assert.IsEmpty(list.Items);
        Assert.IsFalse(item.AcceptCommand.CanExecute(null));
        Assert.IsFalse(item.RejectCommand.CanExecute(null));
        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Connected, "Kate's side");
    }

    [TestMethod]
    public async Task Reject_tells_the_caller_and_opens_nothing()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var list = Notifications(desktop);
        var accepted = 0;
        list.Accepted += (_, _) => accepted++;
        var kate = desktop.Conversation.Start();
        kate.Send("Hello");
        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 1, "the notification");

        await list.Items[0].RejectCommand.ExecuteAsync(null);

        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 0, "its end");
        await TestEnvironment.WaitForAsync(() => kate.EndReason?.Kind == ImEndReasonKind.Rejected, "Kate's reason");
        Assert.AreEqual(0, accepted);
    }

    [TestMethod]
    public async Task Taken_back_by_the_caller_it_goes_at_once()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var list = Notifications(desktop);
        var kate = desktop.Conversation.Start();
        kate.Send("Hello");
        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 1, "the notification");

        await kate.EndAsync();

        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 0, "its end");
    }

    [TestMethod]
    public async Task The_oldest_is_first()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var list = Notifications(desktop);

        desktop.Conversation.Start().Send("first");
        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 1, "the first");
        desktop.Conversation.Start().Send("second");
        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 2, "the second");

        CollectionAssert.AreEqual(new[] { "first", "second" }, list.Items.Select(item => item.Message).ToArray());
    }

    private static NotificationListViewModel Notifications(Desktop desktop) => new(
        desktop.Conversation.Amy, desktop.Environment.Time, desktop.UserInterface, desktop.Environment.Loggers.CreateLogger<NotificationListViewModel>());
}
