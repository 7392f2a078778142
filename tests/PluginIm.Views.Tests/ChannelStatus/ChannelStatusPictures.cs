using System.Windows;
using System.Windows.Controls;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.ChannelStatus;

/// <summary>Pictures of the channel's status, for people to judge.</summary>
[TestClass]
public sealed class ChannelStatusPictures
{
    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Every_state(string theme)
    {
        using var screen = new Screen();
        using var notifications = screen.Notifications();
        using var missed = screen.Missed(notifications);
        var (kate, observer) = (screen.Conversation.Kate, screen.Environment.CarrierOf(TestEnvironment.Kate).Observer!);
        var lines = new StackPanel { Margin = new Thickness(12) };
        foreach (var status in new ImChannelStatus[]
        {
            new(ImChannelState.Connecting),
            new(ImChannelState.Ready),
            new(ImChannelState.Unreachable, "connection refused", screen.Environment.Time.GetUtcNow().AddSeconds(8)),
            new(ImChannelState.Refused, "403 Forbidden"),
        })
        {
            observer.OnStatus(status);
            using var viewModel = new ChannelStatusViewModel(kate, screen.Environment.Time, screen.UserInterface);
            lines.Children.Add(new ChannelStatusView(viewModel, missed) { Margin = new Thickness(4) });
            Ui.Until(() => viewModel.State == status.State, "the state");
        }

        var unsaved = Ui.Run(() => screen.Environment.SignInAsync(new ImParty("sip:mjensen@im.test", "mjensen", "Mark Jensen"), journal: new MemoryJournal { IsBroken = true }));
        using var warning = new ChannelStatusViewModel(unsaved, screen.Environment.Time, screen.UserInterface);
        lines.Children.Add(new ChannelStatusView(warning, missed) { Margin = new Thickness(4) });

        var ground = new Border { Child = lines };
        var window = screen.Open(ground, Pictures.ThemeOf(theme), 460, 190);
        ground.Background = window.Background;

        Pictures.Keep(window, $"channel-status-{theme}");
    }
}
