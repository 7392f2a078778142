using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>Hands to the endpoint's handlers what the transactions bring up, and answers where a handler is missing or fails.</summary>
internal sealed class EndpointUser(SipEndpoint endpoint, ILogger logger) : ITransactionUser, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public void OnRequest(SipServerTransaction transaction) => HandleAsync(transaction).Forget(logger);

    public void OnAck(SipRequest ack, SipFlow flow)
    {
        if (!endpoint.Core.Acks.TryTake(ack) && endpoint.AckHandler is { } handler)
        {
            GuardAsync(() => handler(ack, flow, _stop.Token)).Forget(logger);
        }
    }

    public void OnStrayResponse(SipResponse response, SipFlow flow)
    {
        if (endpoint.StrayResponseHandler is { } handler)
        {
            GuardAsync(() => handler(response, flow, _stop.Token)).Forget(logger);
        }
    }

    public void OnClosed(SipFlow flow, string reason) => endpoint.RaiseConnectionLost(flow, reason);

    public Task StopAsync() => _stop.CancelAsync();

    public void Dispose() => _stop.Dispose();

    private async Task HandleAsync(SipServerTransaction transaction)
    {
        try
        {
            if (endpoint.Handler is { } handler)
            {
                await handler(transaction, _stop.Token).ConfigureAwait(false);
            }
            else
            {
                await transaction.RespondAsync(transaction.Request.Method == SipMethod.Options ? 200 : 501).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The endpoint stops.
        }
        catch (SipParseException fault)
        {
            // Headers are parsed when they are asked for: what nobody looked at before turns out malformed here.
            logger.Malformed(transaction.Flow.RemoteEndPoint, fault.Message, $"answered {fault.StatusToAnswer}");
            await transaction.RespondAsync(fault.StatusToAnswer).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The boundary to the user's code: its fault is the peer's 500 and nobody else's trouble.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.HandlerFault(fault, transaction.Request.Method.Name);
            await transaction.RespondAsync(500).ConfigureAwait(false);
        }
    }

    private async Task GuardAsync(Func<Task> handler)
    {
        try
        {
            await handler().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SipTransportException or SipParseException)
        {
            logger.NotSent("what a handler wanted to send", fault.Message);
        }
    }
}
