using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Notifications;

[TestClass]
public sealed class NotificationListViewModelTests
{
    [TestMethod]
    public async Task A_consultation_says_so_and_shows_its_case()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { ToastCaseKeys = ["CustomerNumber"] });
        using var notifications = new AmysNotifications(desktop);

        desktop.Conversation.Kate.StartConsultation(TestEnvironment.Amy, new CustomerCall()).Session!.Send("Can you look at this?");
        await desktop.UserInterface.UntilAsync(() => notifications.List.Items.Count == 1, "the notification");

        var notification = notifications.List.Items[0];
        Assert.IsTrue(notification.IsConsultation);
        Assert.AreEqual("Consultation: instant message from", notification.Heading);
        Assert.AreEqual("Instant Message Consultation", notification.Title);
        Assert.AreEqual(
            "Consultation from Kate Milburn (kmilburn): Can you look at this? Contact: Ada Byron; Subject: Invoice 4711 was paid twice; Medium: Call; "
            + "Customer number: 17-4711",
            notification.Announcement);
    }

    [TestMethod]
    public async Task A_message_without_a_case_shows_none()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var notifications = new AmysNotifications(desktop);

        await notifications.InviteAsync("Hello Amy");

        var notification = notifications.List.Items[0];
        Assert.IsFalse(notification.IsConsultation);
        Assert.IsEmpty(notification.CaseLines);
        Assert.AreEqual("Instant message from", notification.Heading);
    }

    [TestMethod]
    public async Task An_invitation_shows_sender_first_message_and_remaining_time()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        var list = amy.List;

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
        using var amy = new AmysNotifications(desktop);
        var list = amy.List;
        desktop.Conversation.Start().Send("Hello");
        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 1, "the notification");

        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(31));

        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 0, "its end");
    }

    [TestMethod]
    public async Task Accept_connects_and_hands_the_session_over()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        var list = amy.List;
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
        using var amy = new AmysNotifications(desktop);
        var list = amy.List;
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
        using var amy = new AmysNotifications(desktop);
        var list = amy.List;
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
        using var amy = new AmysNotifications(desktop);
        var list = amy.List;

        desktop.Conversation.Start().Send("first");
        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 1, "the first");
        desktop.Conversation.Start().Send("second");
        await desktop.UserInterface.UntilAsync(() => list.Items.Count == 2, "the second");

        CollectionAssert.AreEqual(new[] { "first", "second" }, list.Items.Select(item => item.Message).ToArray());
    }

    [TestMethod]
    public async Task It_rings_until_it_is_answered_and_the_answer_stops_it_at_once()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop, new NotificationOptions { RingingBell = new Bell("ring.wav", 7, Duration: null) });
        await amy.InviteAsync("Hello");
        Assert.AreSequenceEqual(["ring.wav again and again"], amy.Sounds.Heard.ToArray());

        _ = amy.List.Items[0].AcceptCommand.ExecuteAsync(null);

        Assert.AreEqual("silence", amy.Sounds.Heard[^1]);
    }

    [TestMethod]
    public async Task Taken_back_it_rings_no_longer()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop, new NotificationOptions { RingingBell = new Bell("ring.wav", 7, Duration: null) });
        var kate = await amy.InviteAsync("Hello");

        await kate.EndAsync();

        await desktop.UserInterface.UntilAsync(() => amy.Sounds.Heard[^1] == "silence", "silence");
    }

    [TestMethod]
    public async Task Options_that_are_changed_hold_for_the_next_invitation()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        amy.List.Options = new NotificationOptions { AutoAnswer = true };
        var kate = desktop.Conversation.Start();

        kate.Send("Hello");

        await desktop.UserInterface.UntilAsync(() => kate.State == ImSessionState.Connected, "the acceptance without Amy");
    }

    [TestMethod]
    public async Task Accepted_without_the_agent_it_is_not_shown_and_its_session_is_told_apart()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop, new NotificationOptions { AutoAnswer = true });
        var (accepted, autoAnswered) = (0, new List<ImSession>());
        amy.List.Accepted += (_, _) => accepted++;
        amy.List.AutoAnswered += (_, session) => autoAnswered.Add(session);
        var kate = desktop.Conversation.Start();

        kate.Send("Hello");
        await desktop.UserInterface.UntilAsync(() => autoAnswered.Count == 1, "the session");

        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Connected, "Kate's side");
        Assert.AreEqual(ImSessionState.Connected, autoAnswered[0].State);
        Assert.IsEmpty(amy.List.Items);
        Assert.AreEqual(0, accepted);
        Assert.AreSequenceEqual(["system"], amy.Sounds.Heard.ToArray());
    }

    [TestMethod]
    [DataRow(Presence.Ready, "Ready")]
    [DataRow(Presence.Busy, "Busy")]
    [DataRow(Presence.NotReady, "Not Ready")]
    public async Task The_senders_presence_is_shown_where_the_directory_knows_it(Presence presence, string words)
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop, directory: DirectoryWith(presence));

        await amy.InviteAsync("Hello");

        await desktop.UserInterface.UntilAsync(() => amy.List.Items[0].Sender.Presence == presence, "the presence");
        Assert.AreEqual(words, amy.List.Items[0].Sender.PresenceText);
    }

    [TestMethod]
    public async Task A_directory_that_fails_costs_the_presence_and_not_the_notification()
    {
        await using var desktop = await Desktop.CreateAsync();
        var directory = new Mock<ITargetDirectory>();
        directory.Setup(asked => asked.FindByAddressAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Throws(new InvalidOperationException("the directory is away"));
        using var amy = new AmysNotifications(desktop, directory: directory.Object);

        await amy.InviteAsync("Hello");

        Assert.IsNull(amy.List.Items[0].Sender.Presence);
        Assert.Contains(record => record.Message == "The shell's directory did not say how reachable a party is", desktop.Environment.Log);
    }

    [TestMethod]
    [DataRow("Hello שלום", false)]
    [DataRow("שלום Amy", true)]
    [DataRow("123 مرحبا", true)]
    public async Task A_message_is_laid_out_from_the_side_from_which_it_is_written(string text, bool isRightToLeft)
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);

        await amy.InviteAsync(text);

        Assert.AreEqual(isRightToLeft, amy.List.Items[0].IsRightToLeft);
    }

    private static ITargetDirectory DirectoryWith(Presence presence)
    {
        var kate = new InternalTarget
        {
            Kind = InternalTargetKind.Agent,
            Id = "kmilburn",
            DisplayName = "Kate Milburn",
            SipAddress = TestEnvironment.Kate.Address,
            Presence = new Dictionary<Medium, Presence> { [Medium.InstantMessaging] = presence },
        };
        var directory = new Mock<ITargetDirectory>();
        directory.Setup(asked => asked.FindByAddressAsync(kate.SipAddress, It.IsAny<CancellationToken>())).ReturnsAsync(kate);
        return directory.Object;
    }
}
