namespace SipSwitch.Presence;

/// <summary>One publication of a user (RFC 3903 section 4.1).</summary>
internal sealed record PublishedState(string User, string EntityTag, bool IsClosed, DateTimeOffset ExpiresAt);
