using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace PluginIm.Sip.Contract;

/// <summary>Endpoints of one implementation and raw peers on real loopback sockets. Fails the test when anything logged an error.</summary>
public sealed class ContractEnvironment<TFactory> : IAsyncDisposable
    where TFactory : IEndpointFactory, new()
{
    private readonly FakeLogCollector _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly TFactory _factory = new();
    private readonly List<IAsyncDisposable> _parts = [];

    public ContractEnvironment() => _loggers = LoggerFactory.Create(builder => builder
        .SetMinimumLevel(LogLevel.Trace)
        .AddProvider(new FakeLoggerProvider(_log)));

    /// <summary>How many errors the test provokes on purpose.</summary>
    public int ExpectedErrors { get; set; }

    public async Task<ISipEndpoint> StartAsync(Func<SipEndpointOptions, SipEndpointOptions>? configure = null)
    {
        var options = new SipEndpointOptions();
        var endpoint = _factory.Create(configure?.Invoke(options) ?? options, _loggers);
        _parts.Add(endpoint);
        await endpoint.StartAsync();
        return endpoint;
    }

    public RawPeer OpenPeer(SipTransport transport)
    {
        var peer = new RawPeer(transport);
        _parts.Add(peer);
        return peer;
    }

    public void OnDispose(IAsyncDisposable part) => _parts.Add(part);

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        await _factory.DisposeAsync();
        _loggers.Dispose();
        var errors = _log.GetSnapshot().Where(record => record.Level >= LogLevel.Error).ToList();
        Assert.HasCount(ExpectedErrors, errors, string.Join('\n', errors.Select(error => $"{error.Message} {error.Exception}")));
    }
}
