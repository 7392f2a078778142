using PluginIm.Messaging;

namespace PluginIm.ViewModels;

/// <summary>An invitation that has gone without an answer of the agent.</summary>
/// <param name="From">Who invited.</param>
/// <param name="Message">The first message.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record MissedInvitation(ImParty From, string Message, DateTimeOffset ReceivedAt, ImInvitationOutcome Outcome);
