using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>The Team Communicator's action "Send an Instant Message": opens a session with an agent, or with
/// whoever takes it at a Routing Point or queue.</summary>
public sealed class SendInstantMessageAction : ITargetAction, IDisposable
{
    private readonly ImChannel _channel;
    private readonly ISessionOpener _sessions;
    private readonly IPrivileges? _privileges;

    /// <summary>Offers the action over a channel.</summary>
    /// <param name="channel">The channel whose readiness the action shows.</param>
    /// <param name="sessions">Opens the session.</param>
    /// <param name="privileges">What the agent's role allows; null allows everything.</param>
    public SendInstantMessageAction(ImChannel channel, ISessionOpener sessions, IPrivileges? privileges = null)
    {
        _privileges = privileges;
        _channel = channel;
        _sessions = sessions;
        channel.StatusChanged += OnChanged;
        privileges?.Changed += OnChanged;
    }

    /// <inheritdoc/>
    public event EventHandler? StateChanged;

    /// <inheritdoc/>
    public string Id => "im.send";

    /// <inheritdoc/>
    public string Caption => Words.ActionSend;

    /// <inheritdoc/>
    public TargetActionState GetState(InternalTarget target, IInteraction? interaction)
    {
        var refusal = _channel.WhyNotStart(target.SipAddress);
        return new TargetActionState(IsVisible: refusal != ImStartRefusal.NotAllowed, IsEnabled: refusal is null, refusal is { } why ? StartRefusalWording.Of(why, _channel.Status.State) : null);
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(InternalTarget target, IInteraction? interaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // A target can become unreachable between the look at the menu and the click: the next look at the menu says why.
        if (GetState(target, interaction).IsEnabled && Open(new ImParty(target.SipAddress, target.Id, target.DisplayName), interaction) is not null)
        {
            StateChanged?.Invoke(this, EventArgs.Empty);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _channel.StatusChanged -= OnChanged;
        _privileges?.Changed -= OnChanged;
    }

    private ImStartRefusal? Open(ImParty peer, IInteraction? interaction) =>
        interaction is null ? _sessions.OpenWith(peer) : _sessions.OpenWithin(peer, interaction);

    private void OnChanged(object? sender, EventArgs e) => StateChanged?.Invoke(this, EventArgs.Empty);
}
