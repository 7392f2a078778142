namespace PluginIm.Contracts;

/// <summary>What was said in a session, as it is handed over when the agent is done with it.</summary>
public sealed record ImTranscript
{
    /// <summary>Identity of the session, the same on both desktops.</summary>
    public required string SessionId { get; init; }

    /// <summary>The interaction in which the session stood, <see cref="IInteraction.Id"/>; null for none.</summary>
    public string? InteractionId { get; init; }

    /// <summary>The contact of the interaction, or of the case about which the agent was consulted; null when there is none.</summary>
    public InteractionContact? Contact { get; init; }

    /// <summary>Names of all who took part, the agent of this desktop first.</summary>
    public required IReadOnlyList<string> Parties { get; init; }

    /// <summary>The last day on which it may be kept, in the agent's time zone: <c>im.transcript-days</c> from the day on which it is handed over.</summary>
    public required DateOnly KeepUntil { get; init; }

    /// <summary>The lines, oldest first; there is at least one message.</summary>
    public required IReadOnlyList<ImTranscriptLine> Lines { get; init; }
}
