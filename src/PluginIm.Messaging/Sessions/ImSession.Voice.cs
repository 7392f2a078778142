namespace PluginIm.Messaging;

/// <content>The call that belongs to the session. The shell's voice channel makes it; the session knows of it for its transcript alone.</content>
public sealed partial class ImSession
{
    /// <summary>Takes note that the call with the other party was answered.</summary>
    public void NoteCallBegan() => NoteCall(ImSystemEvent.CallBegan);

    /// <summary>Takes note that the call with the other party, which was answered, is over.</summary>
    public void NoteCallEnded() => NoteCall(ImSystemEvent.CallEnded);

    private void NoteCall(ImSystemEvent told)
    {
        lock (_gate)
        {
            _record.AppendLine(told, _peer, null);
        }
    }
}
