using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PluginIm.Sip;
using PluginIm.Sip.Tests.Transport;
using SipSwitch;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>
/// The real switch and the desktops of agents, in one process over real sockets. Fails its test when anything logged a warning or an
/// error that the test did not announce, or a task's exception went unobserved.
/// </summary>
internal sealed class TestEnvironment : IAsyncDisposable
{
    /// <summary>How long anything may be waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly FakeLogCollector _switchLog = new();
    private readonly FakeLogCollector _desktopLog = new();
    private readonly ILoggerFactory _switchLoggers;
    private readonly ConcurrentQueue<Exception> _unobserved = new();
    private readonly List<IAsyncDisposable> _clients = [];
    private readonly List<string> _expected = [];
    private readonly int _port = LoopbackPort.Take();
    private readonly int _tlsPort = LoopbackPort.Take();
    private readonly TestAuthority _authority = new();
    private SwitchHost? _switch;

    private TestEnvironment()
    {
        _switchLoggers = LoggersOf(_switchLog);
        Loggers = LoggersOf(_desktopLog);
        TaskScheduler.UnobservedTaskException += OnUnobserved;
    }

    public static ImParty Kate { get; } = new("sip:kmilburn@im.test", "kmilburn", "Kate Milburn");

    public static ImParty Amy { get; } = new("sip:amiller@im.test", "amiller", "Amy Miller");

    /// <summary>A user of the switch who never signs in.</summary>
    public static ImParty Absent { get; } = new("sip:tbaker@im.test", "tbaker", "Tom Baker");

    /// <summary>Nobody whom the switch knows.</summary>
    public static ImParty Unknown { get; } = new("sip:nobody@im.test", "nobody", "Nobody");

    /// <summary>The log of the desktops.</summary>
    public ILoggerFactory Loggers { get; }

    /// <summary>The requests that the switch received, as its trace shows them: flow in the first line, then the message.</summary>
    public IEnumerable<string> ReceivedBySwitch => TraceOf(_switchLog, "received by ");

    /// <summary>Everything that was logged, by the switch and by the desktops.</summary>
    public IEnumerable<FakeLogRecord> Log => _switchLog.GetSnapshot().Concat(_desktopLog.GetSnapshot());

    /// <summary>A switch that runs.</summary>
    public static async Task<TestEnvironment> StartAsync()
    {
        var environment = WithoutSwitch();
        await environment.StartSwitchAsync();
        return environment;
    }

    public static TestEnvironment WithoutSwitch() => new();

    public static string PasswordOf(string user) => $"secret-of-{user}";

    public static async Task WaitForAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!condition())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    /// <summary>Who vouches for the switch's certificate.</summary>
    public X509Certificate2Collection Trusted => _authority.Trusted;

    public SipPeer PeerOf(SipTransport transport) => new(transport, "127.0.0.1", transport == SipTransport.Tls ? _tlsPort : _port);

    /// <summary>Announces warnings or errors that hold this text.</summary>
    public void Expect(params string[] fragments) => _expected.AddRange(fragments);

    public async Task StartSwitchAsync()
    {
        var options = new SwitchOptions
        {
            Listen = [PeerOf(SipTransport.Tcp), PeerOf(SipTransport.Udp), PeerOf(SipTransport.Tls)],
            Certificate = _authority.Issue("localhost", forLoopback: true),
            Users = new[] { Kate, Amy, Absent }.ToDictionary(agent => agent.Logon, agent => PasswordOf(agent.Logon)),
        };
        _switch = new SwitchHost(options, _switchLoggers);
        await _switch.StartAsync();
    }

    public async Task StopSwitchAsync()
    {
        await (_switch?.DisposeAsync() ?? default);
        _switch = null;
    }

    /// <summary>An agent's desktop that is not signed in.</summary>
    public Desktop CreateDesktop(ImParty agent, DesktopOptions? options = null)
    {
        var desktop = new Desktop(agent, this, options ?? new DesktopOptions());
        _clients.Add(desktop);
        return desktop;
    }

    /// <summary>An agent's desktop that is signed in.</summary>
    public async Task<Desktop> SignInAsync(ImParty agent, DesktopOptions? options = null)
    {
        var desktop = CreateDesktop(agent, options);
        await desktop.Channel.SignInAsync();
        await desktop.WaitForAsync(ImChannelState.Ready);
        return desktop;
    }

    /// <summary>An agent's carrier that is not signed in.</summary>
    public CarrierAgent CreateCarrier(ImParty agent, params SipPeer[] switches)
    {
        var carrier = new CarrierAgent(agent, this, switches);
        _clients.Add(carrier);
        return carrier;
    }

    /// <summary>An agent's carrier that is signed in.</summary>
    public Task<CarrierAgent> SignInCarrierAsync(ImParty agent, params SipPeer[] switches) => CreateCarrier(agent, switches).SignInAsync();

    /// <summary>A wire to the switch that can be cut.</summary>
    public TcpRelay CreateRelay()
    {
        var relay = new TcpRelay(PeerOf(SipTransport.Tcp));
        _clients.Add(relay);
        return relay;
    }

    /// <summary>A registered user agent whose every message is the test's own doing.</summary>
    public async Task<RawAgent> RegisterRawAsync(ImParty agent)
    {
        var raw = new RawAgent(agent, PeerOf(SipTransport.Tcp), Loggers);
        _clients.Add(raw);
        await raw.RegisterAsync();
        return raw;
    }

    public async ValueTask DisposeAsync()
    {
        // A wire goes after those who use it.
        foreach (var client in _clients.OrderBy(client => client is TcpRelay))
        {
            await client.DisposeAsync();
        }

        await StopSwitchAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        _switchLoggers.Dispose();
        Loggers.Dispose();
        _authority.Dispose();
        if (_watch.Elapsed >= Patience)
        {
            // Something was waited for in vain: what went over the wires says why.
            Console.WriteLine(string.Join('\n', Log.OrderBy(record => record.Timestamp).Select(record => $"{record.Timestamp:HH:mm:ss.fff} {record.Message}")));
        }

        var faults = Log.Where(record => record.Level >= LogLevel.Warning).Select(record => $"{record.Level}: {record.Message} {record.Exception}")
            .Where(line => !_expected.Exists(fragment => line.Contains(fragment, StringComparison.Ordinal)))
            .Concat(_unobserved.Select(fault => $"unobserved: {fault}"));
        Assert.AreEqual("", string.Join('\n', faults), "Something was logged that the test did not announce.");
    }

    private static IEnumerable<string> TraceOf(FakeLogCollector log, string direction) => log.GetSnapshot()
        .Where(record => record.Level == LogLevel.Trace && record.Message.StartsWith(direction, StringComparison.Ordinal))
        .Select(record => record.Message);

    private static ILoggerFactory LoggersOf(FakeLogCollector collector) => LoggerFactory.Create(builder => builder
        .SetMinimumLevel(LogLevel.Trace)
        .AddProvider(new FakeLoggerProvider(collector)));

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs fault) => _unobserved.Enqueue(fault.Exception);
}
