using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Contracts.Options;

namespace PluginIm.ViewModels;

/// <summary>How an agent hears of invitations and messages. Each option is named as in the manifest; <see cref="ImOptionTable"/> has the defaults.</summary>
public sealed record NotificationOptions
{
    private const string Off = "none";

    /// <summary><c>im.auto-answer</c>: whether invitations are accepted without the agent.</summary>
    public bool AutoAnswer { get; init; }

    /// <summary><c>im.ringing-bell</c>: the sound of an invitation; null is silent.</summary>
    public Bell? RingingBell { get; init; } = BellOf(ImOptionTable.Get("im.ringing-bell").Default);

    /// <summary><c>im.new-message-bell</c>: the sound of a message in a session that is not in front; null is silent.</summary>
    public Bell? NewMessageBell { get; init; } = BellOf(ImOptionTable.Get("im.new-message-bell").Default);

    /// <summary><c>im.accept-shortcut</c>: accepts the oldest invitation from anywhere; null is no shortcut.</summary>
    public Shortcut? AcceptShortcut { get; init; } = Shortcut.TryParse(ImOptionTable.Get("im.accept-shortcut").Default);

    /// <summary><c>im.reject-shortcut</c>: rejects the oldest invitation from anywhere; null is no shortcut.</summary>
    public Shortcut? RejectShortcut { get; init; } = Shortcut.TryParse(ImOptionTable.Get("im.reject-shortcut").Default);

    /// <summary><c>im.notification-shortcut</c>: takes the keyboard to the oldest notification, and to the next from there; null is no shortcut.</summary>
    public Shortcut? NotificationShortcut { get; init; } = Shortcut.TryParse(ImOptionTable.Get("im.notification-shortcut").Default);

    /// <summary>Reads the options. A bad value is named in the log, and the default holds.</summary>
    /// <param name="settings">Where the values come from.</param>
    /// <param name="logger">Where bad values are named.</param>
    /// <returns>The options.</returns>
    public static NotificationOptions From(IImSettings settings, ILogger logger)
    {
        var defaults = new NotificationOptions();
        return new NotificationOptions
        {
            AutoAnswer = bool.Parse(Read(settings, "im.auto-answer", logger)),
            RingingBell = ReadBell(settings, "im.ringing-bell", defaults.RingingBell, logger),
            NewMessageBell = ReadBell(settings, "im.new-message-bell", defaults.NewMessageBell, logger),
            AcceptShortcut = ReadShortcut(settings, "im.accept-shortcut", defaults.AcceptShortcut, logger),
            RejectShortcut = ReadShortcut(settings, "im.reject-shortcut", defaults.RejectShortcut, logger),
            NotificationShortcut = ReadShortcut(settings, "im.notification-shortcut", defaults.NotificationShortcut, logger),
        };
    }

    private static string Read(IImSettings settings, string option, ILogger logger)
    {
        var entry = ImOptionTable.Get(option);
        return entry.Read(settings, value => ViewModelLog.BadOption(logger, option, value, entry.Expected));
    }

    private static Bell? ReadBell(IImSettings settings, string option, Bell? standard, ILogger logger)
    {
        var text = Read(settings, option, logger);
        return IsOff(text) ? null : Bell.TryParse(text, out var fault) ?? Bad(option, text, fault!, standard, logger);
    }

    private static Shortcut? ReadShortcut(IImSettings settings, string option, Shortcut? standard, ILogger logger)
    {
        var text = Read(settings, option, logger);
        return IsOff(text) ? null : Shortcut.TryParse(text) ?? Bad(option, text, Shortcut.Expected, standard, logger);
    }

    private static Bell? BellOf(string text) => Bell.TryParse(text, out _);

    private static bool IsOff(string text) => string.Equals(text, Off, StringComparison.OrdinalIgnoreCase);

    private static T Bad<T>(string option, string value, string expected, T standard, ILogger logger)
    {
        ViewModelLog.BadOption(logger, option, value, expected);
        return standard;
    }
}
