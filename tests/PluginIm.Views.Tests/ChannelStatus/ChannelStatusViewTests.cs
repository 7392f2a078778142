using System.Windows.Controls;
using System.Windows.Media;
using System.Windows.Shapes;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.ChannelStatus;

[TestClass]
public sealed class ChannelStatusViewTests
{
    [WindowTest]
    public void Each_state_has_words_and_ready_has_a_sign_of_its_own()
    {
        using var screen = new Screen();
        using var notifications = screen.Notifications();
        using var missed = screen.Missed(notifications);
        var (carrier, time) = (screen.Environment.CarrierOf(TestEnvironment.Kate), screen.Environment.Time.GetUtcNow());
        using var status = new ChannelStatusViewModel(screen.Conversation.Kate, screen.Environment.Time, screen.UserInterface);
        var view = new ChannelStatusView(status, missed);
        screen.Open(view, System.Windows.ThemeMode.Light, 460, 120);
        var signs = new Dictionary<ImChannelState, Geometry>();

        foreach (var (told, words) in new (ImChannelStatus, string)[]
        {
            (new(ImChannelState.Ready), "Instant messaging: ready"),
            (new(ImChannelState.Connecting), "Instant messaging: signing in"),
            (new(ImChannelState.Unreachable, "connection refused", time.AddSeconds(8)), "Instant messaging: switch not reachable, next try at 9:30:08 AM"),
            (new(ImChannelState.Refused, "403 Forbidden"), "Instant messaging: sign-in refused, check the password"),
        })
        {
            carrier.Observer!.OnStatus(told);
            Ui.Until(() => Ui.Find(view, "Im.ChannelStatus")?.GetName().Replace('\u202F', ' ') == words, words);
            Ui.Settle();
            signs.Add(told.State, ((Path)view.FindName("StateSign")).Data);
        }

        Assert.HasCount(3, signs.Values.Distinct().ToList());
        Assert.AreNotSame(signs[ImChannelState.Ready], signs[ImChannelState.Unreachable]);
    }

    [WindowTest]
    public void What_the_network_said_is_in_the_tool_tip()
    {
        using var screen = new Screen();
        using var notifications = screen.Notifications();
        using var missed = screen.Missed(notifications);
        using var status = new ChannelStatusViewModel(screen.Conversation.Kate, screen.Environment.Time, screen.UserInterface);
        var view = new ChannelStatusView(status, missed);
        screen.Open(view, System.Windows.ThemeMode.Light, 460, 120);

        screen.Environment.CarrierOf(TestEnvironment.Kate).Observer!.OnStatus(new(ImChannelState.Unreachable, "connection refused"));

        Ui.Until(() => Ui.Find<TextBlock>(view, "Im.ChannelStatus").ToolTip as string == "connection refused", "the tool tip");
    }
}
