using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>Finds out who a sender is. What the directory says counts more than the name that the sender gave.</summary>
internal sealed class PartyFinder(ITargetDirectory? directory, TimeProvider time, ILogger logger)
{
    /// <summary>An invitation is not kept from the agent for longer than this by a slow directory.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<ImParty> FindAsync(ImParty sender)
    {
        if (directory is null)
        {
            return sender;
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            var target = await directory.FindByAddressAsync(sender.Address, patience.Token)
                .AsTask().WaitAsync(patience.Token).ConfigureAwait(false);
            return target is null ? sender : new ImParty(sender.Address, LogonOf(target, sender), target.DisplayName);
        }
        catch (Exception exception)
        {
            // The boundary to the host's directory: its fault costs the name, not the message.
            MessagingLog.DirectoryFailed(logger, exception, sender.Address);
            return sender;
        }
    }

    private static string LogonOf(InternalTarget target, ImParty sender) =>
        target.Kind == InternalTargetKind.Agent ? target.Id : sender.Logon;
}
