using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Sip;
using PluginIm.Sip.Tests.Transport;

namespace SipSwitch.Tests;

/// <summary>
/// A switch on free loopback ports and agents who speak to it over real sockets. Fails the test when anything logged an error or a
/// task's exception went unobserved.
/// </summary>
internal sealed class SwitchEnvironment : IAsyncDisposable
{
    /// <summary>How long a test waits for what must come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TestAuthority Authority = new();

    private readonly FakeLogCollector _log = new();
    private readonly FakeLogCollector _agentsLog = new();
    private readonly ILoggerFactory _switchLoggers;
    private readonly ILoggerFactory _agentLoggers;
    private readonly List<Agent> _agents = [];
    private readonly List<Exception> _unobserved = [];

    private SwitchEnvironment(Func<SwitchOptions, SwitchOptions>? configure, TimeProvider? time)
    {
        _switchLoggers = Loggers(_log);
        _agentLoggers = Loggers(_agentsLog);
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        var options = new SwitchOptions
        {
            Listen = [new SipPeer(SipTransport.Tcp, "127.0.0.1", 0), new SipPeer(SipTransport.Udp, "127.0.0.1", 0), new SipPeer(SipTransport.Tls, "127.0.0.1", 0)],
            Certificate = Authority.Issue("localhost", forLoopback: true),
            Users = new Dictionary<string, string> { ["kate"] = "k", ["amy"] = "a", ["amit"] = "i", ["carla"] = "c" },
        };
        Host = new SwitchHost(configure?.Invoke(options) ?? options, _switchLoggers, time);
    }

    public SwitchHost Host { get; }

    public IReadOnlyList<FakeLogRecord> Log => _log.GetSnapshot();

    /// <summary>What the switch warned of.</summary>
    public IEnumerable<string> Warnings => Log.Where(record => record.Level == LogLevel.Warning).Select(record => record.Message);

    public static async Task<SwitchEnvironment> StartAsync(Func<SwitchOptions, SwitchOptions>? configure = null, TimeProvider? time = null)
    {
        var environment = new SwitchEnvironment(configure, time);
        await environment.Host.StartAsync();
        return environment;
    }

    public static async Task WaitForAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Lets time pass in steps, each with a moment for what it sets off, until the condition holds.</summary>
    public static async Task AdvanceUntilAsync(FakeTimeProvider time, Func<bool> condition, string what)
    {
        await WaitForAsync(
            () =>
            {
                if (condition())
                {
                    return true;
                }

                time.Advance(TimeSpan.FromMilliseconds(500));
                return false;
            },
            what);
    }

    public SipPeer PeerOf(SipTransport transport) => Host.Listening.First(peer => peer.Transport == transport);

    /// <summary>An agent who is connected, but not registered.</summary>
    /// <param name="user">Who.</param>
    /// <param name="transport">By what.</param>
    /// <param name="password">A wrong one; null for the right one.</param>
    /// <param name="listen">Where the agent takes connections; null for nowhere but by UDP.</param>
    /// <param name="tls">Whom the agent trusts; null for the switch's authority.</param>
    public async Task<Agent> ConnectAsync(
        string user,
        SipTransport transport = SipTransport.Tcp,
        string? password = null,
        IReadOnlyList<SipPeer>? listen = null,
        TlsOptions? tls = null)
    {
        var trusted = tls ?? new TlsOptions { TrustedAuthorities = Authority.Trusted };
        var agent = new Agent(user, password ?? (user == "amit" ? "i" : user[..1]), PeerOf(transport), _agentLoggers, trusted, listen);
        _agents.Add(agent);
        await agent.StartAsync();
        return agent;
    }

    /// <summary>An agent who is registered.</summary>
    public async Task<Agent> RegisterAsync(string user, SipTransport transport = SipTransport.Tcp, IReadOnlyList<SipPeer>? listen = null)
    {
        var agent = await ConnectAsync(user, transport, listen: listen);
        agent.Registration.Start();
        await WaitForAsync(() => agent.Registration.Status.State == SipRegistrationState.Registered, $"the registration of {user}");
        return agent;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var agent in _agents)
        {
            await agent.DisposeAsync();
        }

        await Host.DisposeAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        _switchLoggers.Dispose();
        _agentLoggers.Dispose();

        var errors = Log.Concat(_agentsLog.GetSnapshot()).Where(record => record.Level >= LogLevel.Error).ToList();
        Assert.IsEmpty(errors, string.Join('\n', errors.Select(error => $"{error.Message} {error.Exception}")));
        Assert.IsEmpty(_unobserved, string.Join('\n', _unobserved));
    }

    private static ILoggerFactory Loggers(FakeLogCollector collector) => LoggerFactory.Create(builder => builder
        .SetMinimumLevel(LogLevel.Trace)
        .AddProvider(new FakeLoggerProvider(collector)));

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs fault)
    {
        lock (_unobserved)
        {
            _unobserved.Add(fault.Exception);
        }
    }
}
