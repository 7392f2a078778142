using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>
/// Takes a request other than INVITE to its one target and the final response back. Nothing rings there, nothing is to be cancelled or weighed
/// against others: most messages of a session go this way, without what <see cref="ResponseContext"/> keeps for forks.
/// </summary>
internal sealed class SingleRelay(ForwardingParts parts)
{
    public async Task RunAsync(SipServerTransaction transaction, Target target, string? sender, CancellationToken cancellationToken)
    {
        // By a flow that is open this goes out at once, so requests of one connection leave in the order they came.
        var copy = parts.Copies.For(transaction.Request, transaction.Flow, target, sender);
        var flow = await parts.LargeRequests.FlowForAsync(copy, target.Flow, cancellationToken);
        var client = await parts.Endpoint.SendAsync(copy, flow, cancellationToken);
        var response = await client.Final;
        cancellationToken.ThrowIfCancellationRequested();
        if (response.StatusCode == 408)
        {
            // To another request than an INVITE nobody answers 408: by then its sender has given up (RFC 4320 section 4.2).
            transaction.Abandon();
            return;
        }

        if (response.IsSuccess && !response.IsLocal)
        {
            // What was too large for UDP went by a connection that may soon be gone: the way to the contact stays the one it was registered by.
            parts.Flows.Note(response, target.Flow, target.User);
        }

        await transaction.RespondAsync(parts.Responses.For(response, transaction.Request, target.User), CancellationToken.None);
    }
}
