using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// The Team Communicator's action that brings somebody into a session which the agent started: of several the one that was started last, inside an interaction
/// the one that belongs to it.
/// </summary>
public sealed class AddColleagueAction : ITargetAction, IDisposable
{
    private readonly ImChannel _channel;
    private readonly IPrivileges? _privileges;

    /// <summary>Offers the action over a channel.</summary>
    /// <param name="channel">The channel whose sessions are added to.</param>
    /// <param name="privileges">What the agent's role allows; null allows everything.</param>
    public AddColleagueAction(ImChannel channel, IPrivileges? privileges = null)
    {
        _channel = channel;
        _privileges = privileges;
        channel.StatusChanged += OnChanged;
        privileges?.Changed += OnChanged;
    }

    /// <inheritdoc/>
    public event EventHandler? StateChanged;

    /// <inheritdoc/>
    public string Id => "im.add";

    /// <inheritdoc/>
    public string Caption => Words.ActionAdd;

    /// <inheritdoc/>
    public TargetActionState GetState(InternalTarget target, IInteraction? interaction)
    {
        if (SessionFor(interaction) is not { } session)
        {
            return new TargetActionState(IsVisible: false, IsEnabled: false, null);
        }

        var refusal = target.Kind == InternalTargetKind.Agent ? session.WhyNotAdd(target.SipAddress) : ImStartRefusal.InvalidAddress;
        return new TargetActionState(
            IsVisible: target.Kind == InternalTargetKind.Agent && refusal is not (ImStartRefusal.NotAllowed or ImStartRefusal.OwnAddress),
            IsEnabled: refusal is null,
            refusal is { } why ? StartRefusalWording.Of(why, _channel.Status.State) : null);
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(InternalTarget target, IInteraction? interaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // What becomes of it stands in the session, to whoever waits for it: the colleague may take half a minute to answer.
        return SessionFor(interaction) is { } session && GetState(target, interaction) is { IsVisible: true, IsEnabled: true }
            ? session.AddAsync(new ImParty(target.SipAddress, target.Id, target.DisplayName)).WaitAsync(cancellationToken)
            : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _channel.StatusChanged -= OnChanged;
        _privileges?.Changed -= OnChanged;
    }

    private ImSession? SessionFor(IInteraction? interaction) => _channel.Sessions.LastOrDefault(session =>
        session is { IsIncoming: false, IsPageMode: false, State: ImSessionState.Connected } && session.Origin?.Id == interaction?.Id);

    private void OnChanged(object? sender, EventArgs e) => StateChanged?.Invoke(this, EventArgs.Empty);
}
