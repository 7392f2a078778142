namespace SipSwitch;

/// <summary>What a switch lets others cost it at most.</summary>
public sealed record SwitchLimits
{
    /// <summary>The longest message, and the longest body, in bytes; a longer one by UDP is dropped, by a connection ends it.</summary>
    public int MaxMessageBytes { get; init; } = 65_536;

    /// <summary>How many TCP connections may be open, and how many TLS ones; one more is closed at once.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>How many connections may come from one address.</summary>
    public int MaxConnectionsPerAddress { get; init; } = 1_000;

    /// <summary>How many contacts a user may register; the oldest gives way to one more.</summary>
    public int MaxContactsPerUser { get; init; } = 10;

    /// <summary>How many contacts may be registered in all; one more is answered 503.</summary>
    public int MaxBindings { get; init; } = 100_000;

    /// <summary>How many requests may be under way; one more is answered 503, and dropped where it came by UDP.</summary>
    public int MaxPendingRequests { get; init; } = 10_000;

    /// <summary>
    /// How many megabytes the answers to requests may take, kept for half a minute for copies that come by UDP; beyond it the oldest are
    /// forgotten first.
    /// </summary>
    public int MaxRememberedMegabytes { get; init; } = 256;

    /// <summary>How many requests a second one IP address may send, known or not; one more is answered 503. 0 for no limit.</summary>
    public int RequestsPerSecondPerSource { get; init; } = 1_000;

    /// <summary>How many requests a second one user may send; one more is answered 503. 0 for no limit.</summary>
    public int RequestsPerSecondPerUser { get; init; } = 100;

    /// <summary>How many invitations of one inviter may be unanswered; one more is answered 503.</summary>
    public int MaxInvitationsPerInviter { get; init; } = 32;

    /// <summary>How many invitations may ring at one user; one more is answered 486.</summary>
    public int MaxRingingPerUser { get; init; } = 20;

    /// <summary>How many sessions an agent may have and still be offered more by Routing Points and queues.</summary>
    public int MaxSessionsPerAgent { get; init; } = 3;
}
