using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// The Team Communicator's action "Start Instant Message Consultation": asks somebody about the interaction in which the Team Communicator stands, and lets the case
/// go with the question.
/// </summary>
/// <param name="channel">The channel whose readiness the action shows.</param>
/// <param name="sessions">Opens the session.</param>
/// <param name="privileges">What the agent's role allows; null allows everything.</param>
public sealed class StartConsultationAction(ImChannel channel, ISessionOpener sessions, IPrivileges? privileges = null) : ChannelAction(channel, privileges)
{
    /// <inheritdoc/>
    public override string Id => "im.consult";

    /// <inheritdoc/>
    public override string Caption => Words.ActionConsult;

    /// <inheritdoc/>
    public override TargetActionState GetState(InternalTarget target, IInteraction? interaction)
    {
        var refusal = Channel.WhyNotConsult(target.SipAddress);
        return StateOf(interaction is not null && sessions.HasInteractions && refusal != ImStartRefusal.NotAllowed, refusal);
    }

    private protected override ImStartRefusal? Take(ImParty party, IInteraction? interaction) => sessions.Consult(party, interaction!);
}
