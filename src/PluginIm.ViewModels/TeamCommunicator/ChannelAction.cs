using PluginIm.Contracts;
using PluginIm.Messaging;

namespace PluginIm.ViewModels;

/// <summary>An action of the Team Communicator that needs the channel: it tells when the channel or the agent's role moves, and is taken only while it is offered.</summary>
public abstract class ChannelAction : ITargetAction, IDisposable
{
    private readonly IPrivileges? _privileges;

    private protected ChannelAction(ImChannel channel, IPrivileges? privileges)
    {
        Channel = channel;
        _privileges = privileges;
        channel.StatusChanged += OnChanged;
        privileges?.Changed += OnChanged;
    }

    /// <inheritdoc/>
    public event EventHandler? StateChanged;

    /// <inheritdoc/>
    public abstract string Id { get; }

    /// <inheritdoc/>
    public abstract string Caption { get; }

    private protected ImChannel Channel { get; }

    /// <inheritdoc/>
    public abstract TargetActionState GetState(InternalTarget target, IInteraction? interaction);

    /// <inheritdoc/>
    public Task ExecuteAsync(InternalTarget target, IInteraction? interaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // A target can become unreachable between the look at the menu and the click: the next look at the menu says why.
        if (GetState(target, interaction) is { IsVisible: true, IsEnabled: true }
            && Take(new ImParty(target.SipAddress, target.Id, target.DisplayName), interaction) is not null)
        {
            StateChanged?.Invoke(this, EventArgs.Empty);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Channel.StatusChanged -= OnChanged;
        _privileges?.Changed -= OnChanged;
        GC.SuppressFinalize(this);
    }

    /// <summary>Does what the action is for; says why where it could not.</summary>
    private protected abstract ImStartRefusal? Take(ImParty party, IInteraction? interaction);

    private protected TargetActionState StateOf(bool isVisible, ImStartRefusal? refusal) => new(
        isVisible, IsEnabled: refusal is null, refusal is { } why ? StartRefusalWording.Of(why, Channel.Status.State) : null);

    private void OnChanged(object? sender, EventArgs e) => StateChanged?.Invoke(this, EventArgs.Empty);
}
