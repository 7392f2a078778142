using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.ChannelStatus;

[TestClass]
public sealed class ChannelStatusViewModelTests
{
    private static readonly DateTimeOffset Later = new(2026, 3, 4, 9, 31, 5, TimeSpan.Zero);

    [TestMethod]
    public async Task Each_state_is_told_in_words()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var status = new ChannelStatusViewModel(desktop.Conversation.Kate, desktop.Environment.Time, desktop.UserInterface);
        var observer = desktop.Environment.CarrierOf(TestEnvironment.Kate).Observer!;

        Assert.AreEqual("Instant messaging: ready", status.Text);
        await Told(new ImChannelStatus(ImChannelState.Connecting), "Instant messaging: signing in");
        await Told(new ImChannelStatus(ImChannelState.Unreachable, "refused"), "Instant messaging: switch not reachable");
        await Told(new ImChannelStatus(ImChannelState.Unreachable, null, Later), "Instant messaging: switch not reachable, next try at 9:31:05 AM");
        await Told(new ImChannelStatus(ImChannelState.Refused), "Instant messaging: sign-in refused, check the password");
        await Told(
            new ImChannelStatus(ImChannelState.Refused, "401 Unauthorized") { IsPasswordMissing = true },
            "Instant messaging: no password to sign in, ask your administrator",
            "The desktop gave no password for kmilburn. It comes from the desktop's own sign-in, an environment variable or the Windows Credential Manager.");
        await desktop.Conversation.Kate.SignOutAsync();
        await desktop.UserInterface.UntilAsync(() => status.Text == "Instant messaging: signed out", "the sign-out");

        async Task Told(ImChannelStatus told, string words, string? detail = null)
        {
            observer.OnStatus(told);
            await desktop.UserInterface.UntilAsync(() => status.Text.Replace('\u202F', ' ') == words, words);
            Assert.AreEqual(detail ?? told.Detail, status.Detail);
        }
    }

    [TestMethod]
    public async Task That_open_sessions_would_not_survive_a_crash_is_told_as_long_as_it_is_so()
    {
        await using var desktop = await Desktop.CreateAsync();
        var journal = new MemoryJournal();
        var channel = await desktop.Environment.SignInAsync(new ImParty("sip:mjensen@im.test", "mjensen", "Mark Jensen"), journal: journal);
        using var status = new ChannelStatusViewModel(channel, desktop.Environment.Time, desktop.UserInterface);
        Assert.AreEqual(("Instant messaging: ready", false), (status.Text, status.IsUnsaved));

        journal.IsBroken = true;
        await desktop.UserInterface.UntilAsync(() => status.Text == "Instant messaging: ready, open sessions are not saved", "the warning");
        Assert.IsTrue(status.IsUnsaved);
        Assert.StartsWith("If the desktop crashes", status.Detail);

        journal.IsBroken = false;
        await desktop.UserInterface.UntilAsync(() => status.Text == "Instant messaging: ready", "its end");
        Assert.IsNull(status.Detail);
    }

    [TestMethod]
    public async Task A_change_that_was_under_way_is_not_shown_after_the_end()
    {
        await using var desktop = await Desktop.CreateAsync();
        var status = new ChannelStatusViewModel(desktop.Conversation.Kate, desktop.Environment.Time, desktop.UserInterface);
        desktop.UserInterface.Run();

        desktop.Environment.CarrierOf(TestEnvironment.Kate).Observer!.OnStatus(new ImChannelStatus(ImChannelState.Connecting));
        await TestEnvironment.WaitForAsync(() => desktop.UserInterface.Waiting > 0, "the change");
        status.Dispose();
        desktop.UserInterface.Run();

        Assert.AreEqual("Instant messaging: ready", status.Text);
    }
}
