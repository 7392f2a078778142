using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>
/// By which flow a request leaves. One that is too large for UDP goes by TCP to the same address and port, if the client takes connections
/// there, else by UDP after all (RFC 3261 section 18.1.1).
/// </summary>
internal sealed class LargeRequests(SipEndpoint endpoint, TimeProvider time, ILogger logger)
{
    private const int MaxRemembered = 10_000;

    // Room for the Via that the endpoint puts on top.
    private const int ViaBytes = 120;
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<IPEndPoint, DateTimeOffset> _withoutTcp = new();

    public ValueTask<SipFlow> FlowForAsync(SipRequest request, SipFlow flow, CancellationToken cancellationToken) =>
        flow.IsReliable || request.WrittenLength + ViaBytes <= endpoint.Options.Transport.MaxDatagramRequestBytes || IsWithoutTcp(flow.RemoteEndPoint)
            ? ValueTask.FromResult(flow)
            : ConnectAsync(request, flow, cancellationToken);

    private bool IsWithoutTcp(IPEndPoint remote) => _withoutTcp.TryGetValue(remote, out var until) && until > time.GetUtcNow();

    private async ValueTask<SipFlow> ConnectAsync(SipRequest request, SipFlow flow, CancellationToken cancellationToken)
    {
        var connecting = endpoint.ConnectAsync(flow.Peer with { Transport = SipTransport.Tcp }, cancellationToken);
        try
        {
            return await connecting.WaitAsync(ConnectPatience, time, cancellationToken);
        }
        catch (Exception fault) when (fault is SipTransportException or TimeoutException)
        {
            logger.StaysWithUdp(request.Method.Name, flow, fault.Message);

            // Nobody waits any more for a connection that fails later on, and that is no failure of ours.
            _ = connecting.ContinueWith(
                static late => late.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        if (_withoutTcp.Count >= MaxRemembered)
        {
            _withoutTcp.Clear();
        }

        _withoutTcp[flow.RemoteEndPoint] = time.GetUtcNow() + RetryAfter;
        return flow;
    }
}
