using PluginIm.Contracts;

namespace SampleShell;

/// <summary>An interaction that is not done yet, as the shared file has it.</summary>
internal sealed record WorkRecord
{
    public required string Id { get; init; }

    public required Medium Medium { get; init; }

    public required InteractionContact Contact { get; init; }

    public required string Subject { get; init; }

    /// <summary>Where it came in.</summary>
    public required string Queue { get; init; }

    /// <summary>The caller's number, the e-mail address, the page of the chat, the number of the case.</summary>
    public required string Address { get; init; }

    /// <summary>What the caller chose, what a work item asks for.</summary>
    public string Note { get; init; } = "";

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who works on it; null while it waits for anybody.</summary>
    public string? Agent { get; init; }

    /// <summary>The name of who has given it to the agent who asks, or brought him into it; null for nobody.</summary>
    public string? GivenBy { get; init; }

    /// <summary>Whether the agent who asks has been brought into it.</summary>
    public bool IsJoint { get; init; }

    /// <summary>The names of those who have been brought into it, beside the agent who asks; null for nobody.</summary>
    public string? SharedWith { get; init; }

    /// <summary>Whether it was given to the agent who asks, and has not come up at his desktop yet.</summary>
    public bool IsToBeShown { get; init; }

    /// <summary>Null but for calls.</summary>
    public WorkCall? Call { get; init; }

    public IReadOnlyList<CaseField> Fields { get; init; } = [];
}
