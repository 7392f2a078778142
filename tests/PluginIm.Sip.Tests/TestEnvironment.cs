using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Sip.Tests.Transport;

namespace PluginIm.Sip.Tests;

/// <summary>
/// Endpoints on an in-memory network with a clock that only the test moves, or on real loopback sockets. Fails the test
/// when anything logged an error that the test does not expect, or when a task's exception went unobserved.
/// </summary>
internal sealed class TestEnvironment : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeLogCollector _log = new();
    private readonly ILoggerFactory _loggerFactory;
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly List<Exception> _unobserved = [];

    public TestEnvironment()
    {
        _loggerFactory = Microsoft.Extensions.Logging.LoggerFactory.Create(builder => builder
            .SetMinimumLevel(LogLevel.Trace)
            .AddProvider(new FakeLoggerProvider(_log)));
        TaskScheduler.UnobservedTaskException += OnUnobserved;
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public InMemoryNetwork Network { get; } = new();

    public ILoggerFactory LoggerFactory => _loggerFactory;

    /// <summary>How many errors the test provokes on purpose.</summary>
    public int ExpectedErrors { get; set; }

    public IReadOnlyList<FakeLogRecord> Log => _log.GetSnapshot();

    public static SipUri Uri(string text) => SipUri.Parse(text);

    /// <summary>An endpoint of the in-memory network, reached by UDP and TCP at 10.0.0.<paramref name="host"/>:5060.</summary>
    public SipEndpoint CreateInMemory(int host, Func<SipEndpointOptions, SipEndpointOptions>? configure = null)
    {
        var options = new SipEndpointOptions { Time = Time };
        var address = new IPEndPoint(IPAddress.Parse($"10.0.0.{host}"), 5060);
        var endpoint = new SipEndpoint(configure?.Invoke(options) ?? options, _loggerFactory, (receiver, _) =>
        [
            Network.Add(SipTransport.Udp, address, receiver),
            Network.Add(SipTransport.Tcp, address, receiver),
        ]);
        _parts.Add(endpoint);
        return endpoint;
    }

    /// <summary>An endpoint that listens at free loopback ports with UDP and TCP.</summary>
    public async Task<SipEndpoint> StartRealAsync(Func<SipEndpointOptions, SipEndpointOptions>? configure = null)
    {
        var options = new SipEndpointOptions { Listen = [new(SipTransport.Udp, "127.0.0.1", 0), new(SipTransport.Tcp, "127.0.0.1", 0)] };
        var endpoint = new SipEndpoint(configure?.Invoke(options) ?? options, _loggerFactory);
        _parts.Add(endpoint);
        await endpoint.StartAsync();
        return endpoint;
    }

    public static SipPeer PeerAt(int host, SipTransport transport = SipTransport.Udp) => new(transport, $"10.0.0.{host}", 5060);

    /// <summary>A request outside of a dialog from alice to bob.</summary>
    public static SipRequest Request(SipEndpoint from, SipMethod method) =>
        from.CreateRequest(method, Uri("sip:bob@im.test"), SipAddress.Parse("<sip:alice@im.test>"), SipAddress.Parse("<sip:bob@im.test>"));

    /// <summary>The same with a Contact, as an INVITE needs it.</summary>
    public static SipRequest Invite(SipEndpoint from, string contact = "<sip:alice@10.0.0.1:5060>")
    {
        var invite = Request(from, SipMethod.Invite);
        invite.Headers.Set(SipHeaderNames.Contact, contact);
        return invite;
    }

    public static async Task WaitForAsync(Func<bool> condition, string what = "the condition")
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Moves the clock in steps small enough that a timer which starts another one finds it in time.</summary>
    public void Advance(TimeSpan time)
    {
        for (var step = TimeSpan.FromMilliseconds(100); time > TimeSpan.Zero; time -= step)
        {
            Time.Advance(time < step ? time : step);
        }
    }

    /// <summary>Moves the clock, a second at a time, until the condition holds: whoever starts a timer late is found all the same.</summary>
    public Task AdvanceUntilAsync(Func<bool> condition, string what) => WaitForAsync(
        () =>
        {
            Advance(TimeSpan.FromSeconds(1));
            return condition();
        },
        what);

    public void OnDispose(IAsyncDisposable part) => _parts.Add(part);

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        _loggerFactory.Dispose();

        var errors = Log.Where(record => record.Level >= LogLevel.Error).ToList();
        Assert.HasCount(ExpectedErrors, errors, string.Join('\n', errors.Select(error => $"{error.Message} {error.Exception}")));
        Assert.IsEmpty(_unobserved, string.Join('\n', _unobserved));
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs fault)
    {
        lock (_unobserved)
        {
            _unobserved.Add(fault.Exception);
        }
    }
}
