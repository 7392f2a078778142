namespace SampleShell;

/// <summary>An interaction with what is in it.</summary>
/// <param name="Record">The interaction.</param>
/// <param name="Messages">The thread, the chat's transcript; in order.</param>
/// <param name="Draft">What the agent who asks has written and not sent.</param>
internal sealed record WorkContent(WorkRecord Record, IReadOnlyList<WorkMessage> Messages, string Draft);
