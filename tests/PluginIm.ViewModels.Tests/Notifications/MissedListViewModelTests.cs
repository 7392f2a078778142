using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Notifications;

[TestClass]
public sealed class MissedListViewModelTests
{
    [TestMethod]
    public async Task One_that_was_not_answered_in_time_is_listed_with_who_when_what_and_why()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        Assert.IsFalse(amy.Missed.HasItems);

        await MissAsync(desktop, amy, "Do you have a minute?");

        var missed = Assert.ContainsSingle(amy.Missed.Items);
        Assert.IsTrue(amy.Missed.HasItems);
        Assert.IsTrue(amy.Missed.HasUnseen);
        Assert.AreEqual("1 missed", amy.Missed.CountText);
        Assert.AreEqual("Kate Milburn (kmilburn)", missed.Sender.Text);
        Assert.AreEqual("9:30 AM", missed.Time.Replace('\u202F', ' '));
        Assert.AreEqual("Do you have a minute?", missed.Message);
        Assert.AreEqual("Not answered", missed.OutcomeText);
        Assert.AreEqual("Kate Milburn (kmilburn), 9:30 AM, Not answered: Do you have a minute?", missed.AutomationName.Replace('\u202F', ' '));
    }

    [TestMethod]
    public async Task One_that_was_taken_back_is_listed_and_the_latest_is_first()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        await MissAsync(desktop, amy, "first");
        var kate = await amy.InviteAsync("second");

        await kate.EndAsync();
        await desktop.UserInterface.UntilAsync(() => amy.Missed.Items.Count == 2, "the second");

        Assert.AreEqual("Taken back", amy.Missed.Items[0].OutcomeText);
        Assert.AreSequenceEqual(["second", "first"], amy.Missed.Items.Select(item => item.Message).ToArray());
        Assert.AreEqual("2 missed", amy.Missed.CountText);
    }

    [TestMethod]
    public async Task One_that_was_taken_back_before_it_could_be_shown_is_listed_all_the_same()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        var invited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        desktop.Conversation.Amy.InvitationReceived += (_, _) => invited.TrySetResult();
        var kate = desktop.Conversation.Start();
        kate.Send("Never mind");
        await invited.Task;
        await kate.EndAsync();

        await desktop.UserInterface.UntilAsync(() => amy.Missed.HasItems, "the missed one");

        Assert.IsEmpty(amy.Sounds.Heard);
        Assert.AreEqual("Never mind", amy.Missed.Items[0].Message);
    }

    [TestMethod]
    public async Task What_the_agent_answered_is_not_missed()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        await amy.InviteAsync("first");
        await amy.List.Items[0].AcceptCommand.ExecuteAsync(null);
        await desktop.UserInterface.UntilAsync(() => amy.List.Items.Count == 0, "the acceptance");
        var second = await amy.InviteAsync("second");
        await amy.List.Items[0].RejectCommand.ExecuteAsync(null);
        await desktop.UserInterface.UntilAsync(() => second.State == ImSessionState.Ended && amy.List.Items.Count == 0, "the rejection");

        Assert.IsFalse(amy.Missed.HasItems);
    }

    [TestMethod]
    public async Task Opened_it_is_seen_and_stays_until_dismissed()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        await MissAsync(desktop, amy, "first");
        await MissAsync(desktop, amy, "second");

        amy.Missed.IsOpen = true;
        Assert.IsFalse(amy.Missed.HasUnseen);
        amy.Missed.Items[0].DismissCommand.Execute(null);
        Assert.AreEqual("first", Assert.ContainsSingle(amy.Missed.Items).Message);
        Assert.IsTrue(amy.Missed.IsOpen);
        amy.Missed.Items[0].DismissCommand.Execute(null);

        Assert.IsFalse(amy.Missed.HasItems);
        Assert.IsFalse(amy.Missed.IsOpen);
    }

    [TestMethod]
    public async Task What_is_missed_while_the_list_is_open_is_seen_at_once()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        await MissAsync(desktop, amy, "first");
        amy.Missed.IsOpen = true;

        await MissAsync(desktop, amy, "second");

        Assert.IsFalse(amy.Missed.HasUnseen);
    }

    [TestMethod]
    public async Task All_can_be_dismissed_at_once()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        await MissAsync(desktop, amy, "first");
        await MissAsync(desktop, amy, "second");

        amy.Missed.DismissAllCommand.Execute(null);

        Assert.IsFalse(amy.Missed.HasItems);
        Assert.IsFalse(amy.Missed.HasUnseen);
    }

    [TestMethod]
    public async Task A_message_back_opens_a_session_and_takes_the_entry_off_the_list()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        await MissAsync(desktop, amy, "Hello");
        amy.Missed.IsOpen = true;

        amy.Missed.Items[0].OpenCommand.Execute(null);

        Assert.AreEqual(TestEnvironment.Kate, Assert.ContainsSingle(amy.Sessions.Opened));
        Assert.IsFalse(amy.Missed.HasItems);
    }

    [TestMethod]
    public async Task A_message_back_that_cannot_be_sent_says_why_and_the_entry_stays()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        await MissAsync(desktop, amy, "Hello");
        amy.Sessions.Refusal = ImStartRefusal.TooManySessions;

        amy.Missed.Items[0].OpenCommand.Execute(null);

        Assert.AreEqual("Too many sessions are open. Close one first.", amy.Missed.Items[0].Problem);
    }

    [TestMethod]
    public async Task Only_the_last_hundred_are_kept()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { MaxInvitationsPerMinute = 1000 });
        using var amy = new AmysNotifications(desktop);
        for (var i = 1; i <= 101; i++)
        {
            var kate = await amy.InviteAsync($"number {i}");
            await kate.EndAsync();
            await desktop.UserInterface.UntilAsync(() => amy.List.Items.Count == 0, "its end");
        }

        await desktop.UserInterface.UntilAsync(() => amy.Missed.Items[0].Message == "number 101", "the last");
        Assert.HasCount(100, amy.Missed.Items);
        Assert.AreEqual("number 2", amy.Missed.Items[^1].Message);
    }

    [TestMethod]
    public async Task Yesterdays_has_its_day()
    {
        await using var desktop = await Desktop.CreateAsync();
        desktop.Environment.Time.SetUtcNow(new DateTimeOffset(2026, 3, 4, 23, 59, 50, TimeSpan.Zero));
        using var amy = new AmysNotifications(desktop);

        await MissAsync(desktop, amy, "late");

        Assert.AreEqual("3/4/2026 11:59 PM", amy.Missed.Items[0].Time.Replace('\u202F', ' '));
    }

    private static async Task MissAsync(Desktop desktop, AmysNotifications amy, string text)
    {
        await amy.InviteAsync(text);
        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(31));
        await desktop.UserInterface.UntilAsync(() => amy.Missed.HasItems && amy.Missed.Items[0].Message == text, "the missed one");
    }
}
