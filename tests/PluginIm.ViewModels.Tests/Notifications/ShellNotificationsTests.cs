using Microsoft.Extensions.Logging;
using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Notifications;

/// <summary>A shell that shows invitations in its own way.</summary>
[TestClass]
public sealed class ShellNotificationsTests
{
    private readonly List<IImNotification> _shown = [];
    private readonly List<IImNotification> _gone = [];
    private readonly Mock<IImNotifications> _shell = new();

    public ShellNotificationsTests() => _shell.Setup(shell => shell.Show(It.IsAny<IImNotification>())).Returns((IImNotification notification) =>
    {
        _shown.Add(notification);
        var handle = new Mock<IDisposable>();
        handle.Setup(given => given.Dispose()).Callback(() => _gone.Add(notification));
        return handle.Object;
    });

    [TestMethod]
    public async Task It_is_given_all_that_a_notification_says()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { ToastCaseKeys = ["CustomerNumber"] });
        using var amy = new AmysNotifications(desktop);
        using var notifications = Serve(desktop, amy);

        desktop.Conversation.Kate.StartConsultation(TestEnvironment.Amy, new CustomerCall()).Session!.Send("Can you look at this?");
        await desktop.UserInterface.UntilAsync(() => _shown.Count == 1, "the notification");

        var notification = _shown[0];
        Assert.AreEqual("Kate Milburn (kmilburn)", notification.Sender);
        Assert.AreEqual(TestEnvironment.Kate.Address, notification.SenderAddress);
        Assert.AreEqual("Consultation: instant message from", notification.Heading);
        Assert.AreEqual("Can you look at this?", notification.Message);
        Assert.Contains("Customer number: 17-4711", notification.CaseLines);
        StringAssert.StartsWith(notification.Announcement, "Consultation from Kate Milburn (kmilburn): Can you look at this?");
        Assert.AreEqual(TimeSpan.FromSeconds(30), notification.ExpiresAt - desktop.Environment.Time.GetUtcNow());
    }

    [TestMethod]
    public async Task Accepted_there_it_connects_goes_and_cannot_be_answered_again()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var notifications = Serve(desktop, amy);
        var kate = await amy.InviteAsync("Hello");

        _shown[0].Accept();
        _shown[0].Reject();

        await desktop.UserInterface.UntilAsync(() => kate.State == ImSessionState.Connected && _gone.Count == 1, "the session");
        Assert.AreSame(_shown[0], _gone[0]);
    }

    [TestMethod]
    public async Task Rejected_there_it_goes()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var notifications = Serve(desktop, amy);
        var kate = await amy.InviteAsync("Hello");

        _shown[0].Reject();

        await desktop.UserInterface.UntilAsync(() => kate.EndReason?.Kind == ImEndReasonKind.Rejected && _gone.Count == 1, "the end");
    }

    [TestMethod]
    public async Task It_goes_when_the_sender_takes_it_back_and_when_its_time_is_over()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var notifications = Serve(desktop, amy);

        var kate = await amy.InviteAsync("Hello");
        await kate.EndAsync();
        await desktop.UserInterface.UntilAsync(() => _gone.Count == 1, "the first one's end");
        await amy.InviteAsync("Hello again");
        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(31));

        await desktop.UserInterface.UntilAsync(() => _gone.Count == 2, "the second one's end");
        CollectionAssert.AreEqual(_shown, _gone);
    }

    [TestMethod]
    public async Task The_shortcut_to_the_notification_goes_to_the_shell()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var notifications = Serve(desktop, amy);

        notifications.Activate();

        _shell.Verify(shell => shell.Activate(), Times.Once);
    }

    [TestMethod]
    public async Task A_shell_that_fails_is_named_and_the_invitation_waits()
    {
        await using var desktop = await Desktop.CreateAsync();
        desktop.Environment.ErrorsExpected = true;
        using var amy = new AmysNotifications(desktop);
        using var notifications = Serve(desktop, amy);
        _shell.Setup(shell => shell.Show(It.IsAny<IImNotification>())).Throws(new InvalidOperationException("no room"));

        await amy.InviteAsync("Hello");

        Assert.HasCount(1, amy.List.Items);
        Assert.AreEqual("The shell failed to show a notification", desktop.Environment.Log.Single(record => record.Level == LogLevel.Error).Message);
        amy.List.AcceptOldest();
        await desktop.UserInterface.UntilAsync(() => amy.List.Items.Count == 0, "the answer by shortcut");
    }

    [TestMethod]
    public async Task Disposed_it_takes_away_what_still_waits_and_shows_nothing_more()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        var notifications = Serve(desktop, amy);
        await amy.InviteAsync("Hello");

        notifications.Dispose();

        Assert.HasCount(1, _gone);
        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(31));
        await desktop.UserInterface.UntilAsync(() => amy.List.Items.Count == 0, "the end");
        await amy.InviteAsync("Hello again");
        Assert.HasCount(1, _shown);
    }

    private ShellNotifications Serve(Desktop desktop, AmysNotifications amy) =>
        new(amy.List, _shell.Object, desktop.Environment.Loggers.CreateLogger<ShellNotifications>());
}
