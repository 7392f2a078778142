namespace PluginIm.Messaging;

/// <summary>What an input does to a session.</summary>
/// <param name="Verdict">Whether the input moves the session.</param>
/// <param name="Next">The state after the input.</param>
/// <param name="Reason">Why the session is over, when the input ends it.</param>
/// <param name="Action">What to do towards the carrier.</param>
internal readonly record struct SessionStep(
    SessionVerdict Verdict,
    ImSessionState Next,
    ImEndReasonKind? Reason = null,
    SessionAction Action = SessionAction.None);
