using Moq;
using PluginIm.ViewModels;

namespace PluginIm.Modules.InstantMessaging.Tests.Startup;

/// <summary>Options that are changed while the shell runs.</summary>
[TestClass]
public sealed class OptionTests
{
    [WindowTest]
    public void A_shell_that_tells_of_changes_has_them_hold_without_a_restart()
    {
        using var desktop = new Desktop();
        var changes = new Mock<IImSettingsChanges>();
        desktop.Shell.Give(changes.Object);
        desktop.SignIn();
        Assert.AreEqual(4000, desktop.Channel.Options.MaxLength);

        desktop.Shell.Set("im.max-length", "100");
        desktop.Shell.Set("im.new-message-bell", "none");
        changes.Raise(telling => telling.Changed += null, EventArgs.Empty);
        Ui.Until(() => desktop.Channel.Options.MaxLength == 100, "the other length");

        Assert.IsNull(desktop.Container.Resolve<NotificationListViewModel>().Options.NewMessageBell);
        Assert.AreEqual(ImChannelState.Ready, desktop.Channel.Status.State);
    }
}
