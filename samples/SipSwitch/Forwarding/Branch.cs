using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>One copy of a request under way to one target.</summary>
internal sealed class Branch(Target target, SipClientTransaction client)
{
    public Target Target { get; } = target;

    public SipClientTransaction Client { get; } = client;

    /// <summary>Whether a final response has come.</summary>
    public bool IsFinished { get; set; }
}
