using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests.Environment;

/// <summary>
/// A real switch and who speaks through it. Prints at its end what everybody printed and sent, which a failed test shows; fails the test when
/// this side logged an error, or a task's exception went unobserved.
/// </summary>
internal sealed class InteropEnvironment : IAsyncDisposable
{
    private readonly FakeLogCollector _log = new();
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly List<(string Name, Func<string> Output)> _outputs = [];
    private readonly ConcurrentQueue<Exception> _unobserved = new();

    private InteropEnvironment(Kamailio kamailio)
    {
        Switch = kamailio;
        Loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(_log)));
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        Add("Kamailio", kamailio, () => kamailio.Output);
    }

    public Kamailio Switch { get; }

    public ILoggerFactory Loggers { get; }

    public static async Task<InteropEnvironment> StartAsync(KamailioOptions? options = null) =>
        new(await Kamailio.StartAsync(options ?? KamailioOptions.Sha256));

    public static InteropEnvironment Of(Kamailio kamailio) => new(kamailio);

    /// <summary>A peer of this test, with what it prints.</summary>
    public T Add<T>(string name, T peer, Func<string> output)
        where T : IAsyncDisposable
    {
        _parts.Add(peer);
        _outputs.Add((name, output));
        return peer;
    }

    /// <summary>A user agent that is not registered.</summary>
    public async Task<Agent> CreateAgentAsync(
        string user, SipTransport transport = SipTransport.Tcp, string? password = null, SipEndpointOptions? options = null, Kamailio? sipSwitch = null)
    {
        sipSwitch ??= Switch;
        options = (options ?? new SipEndpointOptions()) with { Tls = new TlsOptions { TrustedAuthorities = sipSwitch.Trusted }, TraceTexts = true };
        var agent = new Agent(user, sipSwitch.PeerOf(transport), options, password, Loggers);
        _parts.Add(agent);
        await agent.StartAsync();
        return agent;
    }

    /// <summary>A user agent that is registered.</summary>
    public async Task<Agent> SignInAsync(string user, SipTransport transport = SipTransport.Tcp, Kamailio? sipSwitch = null)
    {
        var agent = await CreateAgentAsync(user, transport, sipSwitch: sipSwitch);
        await agent.RegisterAsync();
        return agent;
    }

    /// <summary>A softphone that has signed in.</summary>
    public async Task<Telephone> SignInPhoneAsync(string user, SipTransport transport = SipTransport.Tcp)
    {
        var telephone = new Telephone(user, Switch, transport, Loggers);
        _parts.Add(telephone);
        await telephone.SignInAsync();
        return telephone;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        Loggers.Dispose();
        foreach (var (name, output) in _outputs)
        {
            Console.WriteLine($"===== {name}\n{output()}");
        }

        Console.WriteLine("===== this side\n" + string.Join('\n', _log.GetSnapshot().Select(record => record.Message)));
        var faults = _log.GetSnapshot().Where(record => record.Level >= LogLevel.Error)
            .Select(record => $"{record.Message} {record.Exception}").Concat(_unobserved.Select(fault => $"unobserved: {fault}"));
        Assert.AreEqual("", string.Join('\n', faults), "This side logged an error.");
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs fault) => _unobserved.Enqueue(fault.Exception);
}
