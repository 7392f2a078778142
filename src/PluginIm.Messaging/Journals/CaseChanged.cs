namespace PluginIm.Messaging;

/// <summary>The case about which the other party consults came, or changed.</summary>
/// <param name="SessionId">Identity of the session.</param>
/// <param name="Case">The case as a whole.</param>
public sealed record CaseChanged(string SessionId, CarrierCase Case) : JournalEntry(SessionId);
