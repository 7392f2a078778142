namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>The shell's voice channel, with the calls that were placed or came.</summary>
internal sealed class ScriptedVoice : Contracts.IVoiceConsultations
{
    public event EventHandler? Changed;

    public event EventHandler<Contracts.IVoiceCall>? CallBegan;

    /// <summary>Why nobody can be called; null when it is possible.</summary>
    public string? Reason { get; private set; }

    public Exception? Fault { get; set; }

    public List<(string Target, ScriptedCall Call, Contracts.IInteraction? Interaction)> Started { get; } = [];

    public string? WhyNotStart(Contracts.InternalTarget target) => Reason;

    public void Say(string? reason)
    {
        Reason = reason;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public Contracts.IVoiceCall Start(Contracts.InternalTarget target, string conversationId, Contracts.IInteraction? interaction)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        var call = new ScriptedCall(conversationId);
        Started.Add((target.Id, call, interaction));
        CallBegan?.Invoke(this, call);
        return call;
    }

    /// <summary>A call that the other side has placed.</summary>
    public ScriptedCall Ring(string conversationId, string name = "Amy Miller")
    {
        var call = new ScriptedCall(conversationId, isIncoming: true) { PeerName = name };
        CallBegan?.Invoke(this, call);
        return call;
    }
}
