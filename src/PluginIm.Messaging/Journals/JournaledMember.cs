namespace PluginIm.Messaging;

/// <summary>One of the others in a conversation of more than two, as the journal of the desktop keeps it that passes on what is said.</summary>
/// <param name="Party">Who it is.</param>
/// <param name="SessionId">Identity of the session with it alone, by which it knows the conversation.</param>
/// <param name="CarrierToken">What the carrier needs to find the dialog again, in its own form; null while it gave none.</param>
/// <param name="Since">The last line of the transcript before it came: what stands after that is for it too.</param>
public sealed record JournaledMember(ImParty Party, string SessionId, string? CarrierToken, long Since);
