using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>Two endpoints on loopback, one of which sends MESSAGEs that the other answers with 200.</summary>
internal sealed class MessageTraffic : IAsyncDisposable
{
    private const int MostWindows = 10;
    private const int WindowsInVain = 3;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3);
    private static readonly SipUri Bob = SipUri.Parse("sip:bob.miller@im.example.com");
    private static readonly SipAddress From = SipAddress.Parse("\"Alice Example\" <sip:alice.example@im.example.com>");
    private static readonly SipAddress To = SipAddress.Parse("\"Bob Miller\" <sip:bob.miller@im.example.com>");
    private static readonly byte[] Text =
        [.. Enumerable.Repeat("The customer asks for the invoice of last month. "u8.ToArray(), 5).SelectMany(bytes => bytes).Take(200)];

    private MessageTraffic(SipEndpoint near, SipEndpoint far, SipPeer peer)
    {
        Near = near;
        Far = far;
        Peer = peer;
    }

    /// <summary>The side that sends.</summary>
    public SipEndpoint Near { get; }

    /// <summary>The side that answers.</summary>
    public SipEndpoint Far { get; }

    /// <summary>Where the far side listens.</summary>
    public SipPeer Peer { get; }

    public static async Task<MessageTraffic> StartAsync(SipTransport transport, SipTimers? timers = null)
    {
        var options = new SipEndpointOptions { Listen = [new(transport, "127.0.0.1", 0)], Timers = timers ?? new(), UserAgent = "PluginIm/0.1" };
        var far = new SipEndpoint(options, NullLoggerFactory.Instance)
        {
            Handler = (transaction, token) => transaction.RespondAsync(200, null, token),
        };
        await far.StartAsync();
        var near = new SipEndpoint(transport == SipTransport.Udp ? options : options with { Listen = [] }, NullLoggerFactory.Instance);
        await near.StartAsync();
        return new MessageTraffic(near, far, far.LocalPeers[0]);
    }

    /// <summary>A MESSAGE of 13 headers and 200 bytes of text: 688 bytes with the Via that the endpoint puts on top.</summary>
    public SipRequest CreateMessage()
    {
        var request = CreateRequest(SipMethod.Message);
        Fill(request);
        return request;
    }

    /// <summary>A request outside of a dialog.</summary>
    public SipRequest CreateRequest(SipMethod method) => Near.CreateRequest(method, Bob, From, To);

    /// <summary>The bytes of such a MESSAGE as it leaves.</summary>
    public async Task<byte[]> SampleAsync()
    {
        var sent = await Near.SendAsync(CreateMessage(), Peer);
        await sent.Final;
        return sent.Request.ToArray();
    }

    /// <summary>Gives a request the headers and the text of the sample.</summary>
    public static void Fill(SipRequest request)
    {
        request.Headers.Add(SipHeaderNames.Date, "Wed, 25 Nov 2026 18:15:59 GMT");
        request.Headers.Add(SipHeaderNames.Supported, "path");
        request.Headers.Add(SipHeaderNames.Accept, "text/plain");
        request.Headers.Add("X-Interaction", "1a2b3");
        request.SetBody("text/plain", Text);
    }

    /// <summary>
    /// Runs until the rate no longer grows: what runs first is compiled first, and again as it has run often, some of it long after the start
    /// and with counters in it until then. Neither is to be measured.
    /// </summary>
    public async Task WarmUpAsync()
    {
        var best = 0.0;
        var inVain = 0;
        for (var i = 0; i < MostWindows && inVain < WindowsInVain; i++)
        {
            var (_, rate, _) = await MeasureAsync(64, Window);
            inVain = rate > best ? 0 : inVain + 1;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>Keeps so many requests under way for so long.</summary>
    public async Task<(long Count, double Rate, Latencies Times)> MeasureAsync(int outstanding, TimeSpan duration)
    {
        using var stop = new CancellationTokenSource();
        var counter = new Counter();
        var times = new Latencies();
        var running = RunAsync(outstanding, counter, times, stop.Token);
        var rate = await RateMeter.MeasureAsync(() => counter.Value, duration);
        await stop.CancelAsync();
        await running;
        return (counter.Value, rate, times);
    }

    /// <summary>Keeps so many requests under way until told to stop.</summary>
    public async Task RunAsync(int outstanding, Counter counter, Latencies? latencies, CancellationToken stop) =>
        await Task.WhenAll(Enumerable.Range(0, outstanding).Select(_ => Task.Run(() => SendAsync(counter, latencies, stop), CancellationToken.None)));

    public async ValueTask DisposeAsync()
    {
        await Near.DisposeAsync();
        await Far.DisposeAsync();
    }

    private async Task SendAsync(Counter counter, Latencies? latencies, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            var response = await Near.RequestAsync(CreateMessage(), Peer, cancellationToken: CancellationToken.None);
            if (response.StatusCode != 200)
            {
                throw new InvalidOperationException($"The load got {response.StartLine}.");
            }

            latencies?.AddSince(start);
            counter.Increment();
        }
    }
}
