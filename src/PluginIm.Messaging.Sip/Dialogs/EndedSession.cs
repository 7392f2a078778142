using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>A session that is over, for its other side to be told when it asks for it once more.</summary>
/// <param name="SessionId">The session's identity.</param>
/// <param name="Peer">The other side.</param>
/// <param name="LastReceived">The last message that came from there, once the one is kept that was being taken at the end; null where none did.</param>
/// <param name="Reason">What this side says of why it is over; null where nothing is to be said.</param>
/// <param name="Until">When it is forgotten.</param>
internal sealed record EndedSession(string SessionId, SessionPeer Peer, Task<string?> LastReceived, SipReason? Reason, DateTimeOffset Until);
