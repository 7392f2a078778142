using PluginIm.Messaging;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Stands where no carrier can be made: the channel is refused with the reason, so that the agent reads it in the status bar.</summary>
internal sealed class UnusableCarrier(string reason) : IImCarrier
{
    public Task SignInAsync(ICarrierObserver observer, CancellationToken cancellationToken)
    {
        observer.OnStatus(new ImChannelStatus(ImChannelState.Refused, reason));
        return Task.CompletedTask;
    }

    public Task SignOutAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ICarrierDialog Invite(CarrierInvitation invitation, ICarrierDialogObserver observer) =>
        throw new InvalidOperationException($"Nobody can be invited over a carrier that cannot be used: {reason}");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
