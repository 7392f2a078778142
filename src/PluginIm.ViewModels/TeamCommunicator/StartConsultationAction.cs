using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// The Team Communicator's action "Start Instant Message Consultation": asks somebody about the interaction in which the Team Communicator stands, and lets the case
/// go with the question.
/// </summary>
public sealed class StartConsultationAction : ITargetAction, IDisposable
{
    private readonly ImChannel _channel;
    private readonly ISessionOpener _sessions;
    private readonly IPrivileges? _privileges;

    /// <summary>Offers the action over a channel.</summary>
    /// <param name="channel">The channel whose readiness the action shows.</param>
    /// <param name="sessions">Opens the session.</param>
    /// <param name="privileges">What the agent's role allows; null allows everything.</param>
    public StartConsultationAction(ImChannel channel, ISessionOpener sessions, IPrivileges? privileges = null)
    {
        _channel = channel;
        _sessions = sessions;
        _privileges = privileges;
        channel.StatusChanged += OnChanged;
        privileges?.Changed += OnChanged;
    }

    /// <inheritdoc/>
    public event EventHandler? StateChanged;

    /// <inheritdoc/>
    public string Id => "im.consult";

    /// <inheritdoc/>
    public string Caption => Words.ActionConsult;

    /// <inheritdoc/>
    public TargetActionState GetState(InternalTarget target, IInteraction? interaction)
    {
        var refusal = _channel.WhyNotConsult(target.SipAddress);
        return new TargetActionState(
            IsVisible: interaction is not null && _sessions.HasInteractions && refusal != ImStartRefusal.NotAllowed,
            IsEnabled: interaction is not null && refusal is null,
            refusal is { } why ? StartRefusalWording.Of(why, _channel.Status.State) : null);
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(InternalTarget target, IInteraction? interaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // A target can become unreachable between the look at the menu and the click: the next look at the menu says why.
        if (interaction is not null && GetState(target, interaction) is { IsVisible: true, IsEnabled: true }
            && _sessions.Consult(new ImParty(target.SipAddress, target.Id, target.DisplayName), interaction) is not null)
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

    private void OnChanged(object? sender, EventArgs e) => StateChanged?.Invoke(this, EventArgs.Empty);
}
