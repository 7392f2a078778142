namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>A call that goes as the test says.</summary>
internal sealed class ScriptedCall(string conversationId, bool isIncoming = false) : Contracts.IVoiceCall
{
    public event EventHandler? Changed;

    public string ConversationId => conversationId;

    public string PeerName { get; init; } = "Amy Miller";

    public bool IsIncoming => isIncoming;

    public Contracts.VoiceCallState State { get; private set; }

    public string? Problem { get; private set; }

    public void Move(Contracts.VoiceCallState state, string? problem = null)
    {
        (State, Problem) = (state, problem);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void HangUp() => Move(Contracts.VoiceCallState.Ended);
}
