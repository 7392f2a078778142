using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// The Team Communicator's action "Add to the Conversation": asks an agent into a session which the agent of this desktop started, of several the one that was started
/// last; inside an interaction the one that belongs to it.
/// </summary>
/// <param name="channel">The channel whose sessions are added to.</param>
/// <param name="logger">Where what fails is named.</param>
/// <param name="privileges">What the agent's role allows; null allows everything.</param>
public sealed class AddColleagueAction(ImChannel channel, ILogger<AddColleagueAction> logger, IPrivileges? privileges = null) : ChannelAction(channel, privileges)
{
    /// <inheritdoc/>
    public override string Id => "im.add";

    /// <inheritdoc/>
    public override string Caption => Words.ActionAdd;

    /// <inheritdoc/>
    public override TargetActionState GetState(InternalTarget target, IInteraction? interaction)
    {
        if (target.Kind != InternalTargetKind.Agent || SessionFor(interaction) is not { } session)
        {
            return new TargetActionState(IsVisible: false, IsEnabled: false, null);
        }

        var refusal = session.WhyNotAdd(target.SipAddress);
        return StateOf(refusal is not (ImStartRefusal.NotAllowed or ImStartRefusal.OwnAddress), refusal);
    }

    private protected override ImStartRefusal? Take(ImParty party, IInteraction? interaction)
    {
        if (SessionFor(interaction) is not { } session)
        {
            return ImStartRefusal.NotConnected;
        }

        // Not waited for: the colleague may take half a minute to answer, and what becomes of it stands in the session.
        _ = UserCommand.RunAsync(logger, Id, () => session.AddAsync(party));
        return null;
    }

    private ImSession? SessionFor(IInteraction? interaction) => Channel.Sessions.LastOrDefault(session =>
        session is { IsIncoming: false, IsPageMode: false, State: ImSessionState.Connected } && session.Origin?.Id == interaction?.Id);
}
