using System.Collections.ObjectModel;

namespace PluginIm.Contracts;

/// <summary>Somebody or something inside the company that can be found in the Team Communicator: an agent, a Routing Point, a queue.</summary>
public sealed record InternalTarget
{
    /// <summary>What the target is.</summary>
    public required InternalTargetKind Kind { get; init; }

    /// <summary>The shell's key of the target; for an agent the logon.</summary>
    public required string Id { get; init; }

    /// <summary>The name shown to agents.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Address on the SIP switch, for example <c>sip:amiller@im.test</c>.</summary>
    public required string SipAddress { get; init; }

    /// <summary>First name, for an agent.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name, for an agent.</summary>
    public string? LastName { get; init; }

    /// <summary>E-mail address, where the target has one.</summary>
    public string? EmailAddress { get; init; }

    /// <summary>Phone number as the shell shows it, where the target has one.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Readiness by medium; a medium that is missing counts as <see cref="Contracts.Presence.Offline"/>.</summary>
    public IReadOnlyDictionary<Medium, Presence> Presence { get; init; } = ReadOnlyDictionary<Medium, Presence>.Empty;

    /// <summary>Readiness in one medium.</summary>
    /// <param name="medium">The medium asked for.</param>
    /// <returns>The readiness that the shell knows, else <see cref="Contracts.Presence.Offline"/>.</returns>
    public Presence PresenceIn(Medium medium) => Presence.TryGetValue(medium, out var presence) ? presence : Contracts.Presence.Offline;
}
