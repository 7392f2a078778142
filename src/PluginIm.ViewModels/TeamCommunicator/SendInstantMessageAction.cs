using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>The Team Communicator's action "Send an Instant Message": opens a session with an agent, or with
/// whoever takes it at a Routing Point or queue.</summary>
/// <param name="channel">The channel whose readiness the action shows.</param>
/// <param name="sessions">Opens the session.</param>
/// <param name="privileges">What the agent's role allows; null allows everything.</param>
public sealed class SendInstantMessageAction(ImChannel channel, ISessionOpener sessions, IPrivileges? privileges = null) : ChannelAction(channel, privileges)
{
    /// <inheritdoc/>
    public override string Id => "im.send";

    /// <inheritdoc/>
    public override string Caption => Words.ActionSend;

    /// <inheritdoc/>
    public override TargetActionState GetState(InternalTarget target, IInteraction? interaction)
    {
        var refusal = Channel.WhyNotStart(target.SipAddress);
        return StateOf(refusal != ImStartRefusal.NotAllowed, refusal);
    }

    private protected override ImStartRefusal? Take(ImParty party, IInteraction? interaction) =>
        interaction is null ? sessions.OpenWith(party) : sessions.OpenWithin(party, interaction);
}
