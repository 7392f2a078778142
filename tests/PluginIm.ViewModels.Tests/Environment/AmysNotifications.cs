using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>What Amy hears and sees of Kate's invitations.</summary>
internal sealed class AmysNotifications : IDisposable
{
    private readonly Desktop _desktop;
    private readonly NotificationOptions _options;
    private readonly Bells _bells;

    public AmysNotifications(Desktop desktop, NotificationOptions? options = null, ITargetDirectory? directory = null)
    {
        _desktop = desktop;
        _options = options ?? new NotificationOptions();
        var (channel, time) = (desktop.Conversation.Amy, desktop.Environment.Time);
        _bells = new Bells(Sounds, time);
        List = new NotificationListViewModel(
            channel, _options, _bells, directory, changes: null, time, desktop.UserInterface, desktop.Environment.Loggers.CreateLogger<NotificationListViewModel>());
        Status = new ChannelStatusViewModel(channel, time, desktop.UserInterface);
        Missed = new MissedListViewModel(List, channel, Sessions, time);
    }

    public NotificationListViewModel List { get; }

    public ChannelStatusViewModel Status { get; }

    public MissedListViewModel Missed { get; }

    public HeardSounds Sounds { get; } = new();

    public ScriptedShortcuts Shortcuts { get; } = new();

    public ScriptedSessions Sessions { get; } = new();

    public int TimesGoneTo { get; private set; }

    public NotificationShortcuts ServeShortcuts() => new(
        Shortcuts, List, _options, Status, () => TimesGoneTo++, _desktop.Environment.Loggers.CreateLogger<NotificationShortcuts>());

    /// <summary>Has Kate invite Amy, and waits until Amy sees it.</summary>
    public async Task<ImSession> InviteAsync(string text)
    {
        var count = List.Items.Count;
        var session = _desktop.Conversation.Start();
        session.Send(text);
        await _desktop.UserInterface.UntilAsync(() => List.Items.Count == count + 1, "the notification");
        return session;
    }

    public void Dispose()
    {
        Missed.Dispose();
        Status.Dispose();
        List.Dispose();
        _bells.Dispose();
    }
}
