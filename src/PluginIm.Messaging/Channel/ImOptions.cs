using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>The options of instant messaging. Each is named as in the manifest, with its default.</summary>
public sealed record ImOptions
{
    /// <summary><c>im.toast-timeout</c>: how long an invitation waits for its answer. Default 30 s.</summary>
    public TimeSpan ToastTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary><c>im.queue-timeout</c>: how long an invitation waits in a queue in which nobody is free. Default 10 minutes.</summary>
    public TimeSpan QueueTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// <c>im.restore-timeout</c>: how long a session whose way is lost is restored before it ends, and how long the other side of one that the agent
    /// ended is waited for to say what it has. Default 15 minutes.
    /// </summary>
    public TimeSpan RestoreTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary><c>im.typing-notifications</c>: whether the other party sees that the agent types. Default true.</summary>
    public bool TypingNotifications { get; init; } = true;

    /// <summary><c>im.read-notifications</c>: whether the other party is told what the agent has read. Default false.</summary>
    public bool ReadNotifications { get; init; }

    /// <summary><c>im.max-length</c>: longest message, in UTF-16 code units as a text box counts. Default 4,000.</summary>
    public int MaxLength { get; init; } = 4000;

    /// <summary><c>im.time-stamp</c>: whether the transcript shows the time of each line. Default true.</summary>
    public bool TimeStamp { get; init; } = true;

    /// <summary><c>im.prompt-for-end</c>: whether End IM asks first. Default false.</summary>
    public bool PromptForEnd { get; init; }

    /// <summary><c>im.agent.text-color</c>: colour of the agent's own messages, <c>#AARRGGBB</c>; null leaves it to the theme.</summary>
    public string? AgentTextColor { get; init; }

    /// <summary><c>im.other-agent.text-color</c>: colour of the other party's messages, <c>#AARRGGBB</c>; null leaves it to the theme.</summary>
    public string? OtherAgentTextColor { get; init; }

    /// <summary><c>im.system.text-color</c>: colour of system lines. Default <c>#FF8C8C8C</c>.</summary>
    public string SystemTextColor { get; init; } = "#FF8C8C8C";

    /// <summary><c>im.toast-case-keys</c>: the fields of the case that a notification shows, by key, in their order. Empty, the default, means the first ones.</summary>
    public IReadOnlyList<string> ToastCaseKeys { get; init; } = [];

    /// <summary><c>case.hidden-keys</c>: the fields of a case that do not leave the desktop, by key; upper and lower case are the same. Empty by default.</summary>
    public IReadOnlyList<string> HiddenCaseKeys { get; init; } = [];

    /// <summary><c>im.max-case-size</c>: largest case, in bytes of JSON, that is sent and taken. Default 262,144.</summary>
    public int MaxCaseSize { get; init; } = 262_144;

    /// <summary><c>im.domains</c>: the domains of internal targets, separated by commas. Empty, the default, means the agent's own domain.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary><c>im.max-sessions</c>: sessions that may be open at a time. Default 50.</summary>
    public int MaxSessions { get; init; } = 50;

    /// <summary><c>im.max-invitations</c>: received invitations that may wait for an answer at a time. Default 10.</summary>
    public int MaxInvitations { get; init; } = 10;

    /// <summary><c>im.max-invitations-per-minute</c>: invitations taken from one party within a minute. Default 10.</summary>
    public int MaxInvitationsPerMinute { get; init; } = 10;

    /// <summary>Makes the identities of sessions and messages: 32 hexadecimal digits in lower case, no two the same.</summary>
    internal Func<string> NewIdentity { get; init; } = () => Guid.NewGuid().ToString("N");

    /// <summary>Reads the options. A bad value is named in the log, and the default holds.</summary>
    /// <param name="settings">Where the values come from.</param>
    /// <param name="logger">Where bad values are named.</param>
    /// <returns>The options.</returns>
    public static ImOptions From(IImSettings settings, ILogger logger)
    {
        var reader = new OptionReader(settings, logger);
        return new ImOptions
        {
            ToastTimeout = reader.Time("im.toast-timeout"),
            QueueTimeout = reader.Time("im.queue-timeout"),
            RestoreTimeout = reader.Time("im.restore-timeout"),
            TypingNotifications = reader.Flag("im.typing-notifications"),
            ReadNotifications = reader.Flag("im.read-notifications"),
            MaxLength = reader.Number("im.max-length"),
            TimeStamp = reader.Flag("im.time-stamp"),
            PromptForEnd = reader.Flag("im.prompt-for-end"),
            AgentTextColor = reader.Colour("im.agent.text-color"),
            OtherAgentTextColor = reader.Colour("im.other-agent.text-color"),
            SystemTextColor = reader.Colour("im.system.text-color")!,
            ToastCaseKeys = reader.List("im.toast-case-keys"),
            HiddenCaseKeys = reader.List("case.hidden-keys"),
            MaxCaseSize = reader.Number("im.max-case-size"),
            Domains = reader.Domains("im.domains"),
            MaxSessions = reader.Number("im.max-sessions"),
            MaxInvitations = reader.Number("im.max-invitations"),
            MaxInvitationsPerMinute = reader.Number("im.max-invitations-per-minute"),
        };
    }
}
