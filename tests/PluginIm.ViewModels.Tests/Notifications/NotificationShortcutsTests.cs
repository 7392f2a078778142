using Microsoft.Extensions.Logging;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Notifications;

[TestClass]
public sealed class NotificationShortcutsTests
{
    [TestMethod]
    public async Task The_shortcut_answers_the_oldest_and_then_the_next()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var shortcuts = amy.ServeShortcuts();
        var (first, second) = (await amy.InviteAsync("first"), await amy.InviteAsync("second"));

        amy.Shortcuts.Press("Ctrl+Alt+A");
        await desktop.UserInterface.UntilAsync(() => first.State == ImSessionState.Connected, "the first's acceptance");
        await desktop.UserInterface.UntilAsync(() => amy.List.Items.Count == 1, "one notification");
        amy.Shortcuts.Press("Ctrl+Alt+R");

        await desktop.UserInterface.UntilAsync(() => second.EndReason?.Kind == ImEndReasonKind.Rejected, "the second's rejection");
    }

    [TestMethod]
    public async Task Pressed_twice_in_a_moment_it_answers_two()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var shortcuts = amy.ServeShortcuts();
        var (first, second) = (await amy.InviteAsync("first"), await amy.InviteAsync("second"));

        amy.Shortcuts.Press("Ctrl+Alt+R");
        amy.Shortcuts.Press("Ctrl+Alt+R");

        await desktop.UserInterface.UntilAsync(() => first.State == ImSessionState.Ended && second.State == ImSessionState.Ended, "both ends");
        await desktop.UserInterface.UntilAsync(() => amy.List.Items.Count == 0, "no notification");
        amy.Shortcuts.AssertNone();
    }

    [TestMethod]
    public async Task They_belong_to_the_plugin_only_while_an_invitation_waits()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var shortcuts = amy.ServeShortcuts();
        amy.Shortcuts.AssertNone();

        var kate = await amy.InviteAsync("Hello");
        Assert.AreSequenceEqual(["Ctrl+Alt+A", "Ctrl+Alt+R", "Ctrl+Alt+N"], amy.Shortcuts.Registered.ToArray());
        Assert.AreEqual("Ctrl+Alt+A accepts, Ctrl+Alt+R rejects", amy.List.Items[0].KeysText);

        await kate.EndAsync();
        await desktop.UserInterface.UntilAsync(() => amy.List.Items.Count == 0, "its end");
        amy.Shortcuts.AssertNone();
    }

    [TestMethod]
    public async Task Other_shortcuts_hold_at_once_for_an_invitation_that_waits()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var shortcuts = amy.ServeShortcuts();
        await amy.InviteAsync("Hello");

        shortcuts.Use(new NotificationOptions { AcceptShortcut = Shortcut.TryParse("Ctrl+F9"), NotificationShortcut = null });

        Assert.AreSequenceEqual(["Ctrl+F9", "Ctrl+Alt+R"], amy.Shortcuts.Registered.ToArray());
        Assert.AreEqual("Ctrl+F9 accepts, Ctrl+Alt+R rejects", amy.List.Items[0].KeysText);
    }

    [TestMethod]
    public async Task Other_shortcuts_are_not_kept_while_no_invitation_waits()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var shortcuts = amy.ServeShortcuts();

        shortcuts.Use(new NotificationOptions());

        amy.Shortcuts.AssertNone();
    }

    [TestMethod]
    public async Task Only_the_oldest_notification_names_them()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var shortcuts = amy.ServeShortcuts();
        var first = await amy.InviteAsync("first");
        await amy.InviteAsync("second");
        Assert.IsNotNull(amy.List.Items[0].KeysText);
        Assert.IsNull(amy.List.Items[1].KeysText);

        await first.EndAsync();
        await desktop.UserInterface.UntilAsync(() => amy.List.Items.Count == 1, "the first's end");

        Assert.IsNotNull(amy.List.Items[0].KeysText);
    }

    [TestMethod]
    [DataRow(ShortcutRefusal.Taken, "The shortcut Ctrl+Alt+A is used by another program")]
    [DataRow(ShortcutRefusal.TypesACharacter, "The shortcut Ctrl+Alt+A types a character on this keyboard")]
    public async Task One_that_does_not_work_is_named_in_the_log_once_and_beside_the_status(ShortcutRefusal refusal, string words)
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        amy.Shortcuts.Refuse("Ctrl+Alt+A", refusal);

        using var shortcuts = amy.ServeShortcuts();
        Assert.AreEqual(words, amy.Status.ShortcutProblem);
        await amy.InviteAsync("Hello");

        Assert.AreEqual("Ctrl+Alt+R rejects", amy.List.Items[0].KeysText);
        var named = Assert.ContainsSingle(desktop.Environment.Log.Where(record => record.Level == LogLevel.Warning));
        Assert.AreEqual($"The shortcut Ctrl+Alt+A does not work while an invitation waits: {refusal}", named.Message);
    }

    [TestMethod]
    public async Task One_that_works_again_is_named_no_longer()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        amy.Shortcuts.Refuse("Ctrl+Alt+A", ShortcutRefusal.Taken);
        using var shortcuts = amy.ServeShortcuts();

        amy.Shortcuts.Allow("Ctrl+Alt+A");
        await amy.InviteAsync("Hello");

        Assert.IsNull(amy.Status.ShortcutProblem);
    }

    [TestMethod]
    public async Task Turned_off_they_are_not_registered_at_all()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(
            desktop, new NotificationOptions { AcceptShortcut = null, RejectShortcut = null, NotificationShortcut = null });
        using var shortcuts = amy.ServeShortcuts();

        await amy.InviteAsync("Hello");

        amy.Shortcuts.AssertNone();
        Assert.IsNull(amy.List.Items[0].KeysText);
    }

    [TestMethod]
    public async Task The_third_shortcut_takes_the_keyboard_to_the_notifications()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var amy = new AmysNotifications(desktop);
        using var shortcuts = amy.ServeShortcuts();
        await amy.InviteAsync("Hello");

        amy.Shortcuts.Press("Ctrl+Alt+N");

        Assert.AreEqual(1, amy.TimesGoneTo);
    }
}
