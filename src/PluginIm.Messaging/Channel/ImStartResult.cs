namespace PluginIm.Messaging;

/// <summary>A started session, or why it cannot be started: exactly one of both is there.</summary>
public sealed record ImStartResult
{
    private ImStartResult(ImSession? session, ImStartRefusal? refusal)
    {
        Session = session;
        Refusal = refusal;
    }

    /// <summary>The session, in state <see cref="ImSessionState.NotConnected"/>; null when it was refused.</summary>
    public ImSession? Session { get; }

    /// <summary>Why there is no session; null when there is one.</summary>
    public ImStartRefusal? Refusal { get; }

    internal static ImStartResult Started(ImSession session) => new(session, null);

    internal static ImStartResult Refused(ImStartRefusal refusal) => new(null, refusal);
}
