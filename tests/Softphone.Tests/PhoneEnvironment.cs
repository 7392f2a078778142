using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PluginIm.Sip;
using SipSwitch;

namespace Softphone.Tests;

/// <summary>
/// The embedded switch on free loopback ports, and telephones at it. Fails the test when anything logged an error or a task's exception went unobserved.
/// </summary>
internal sealed class PhoneEnvironment : IAsyncDisposable
{
    private readonly FakeLogCollector _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly SwitchHost _switch;
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly ConcurrentQueue<Exception> _unobserved = new();

    private PhoneEnvironment()
    {
        _loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(_log)));
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        _switch = new SwitchHost(
            new SwitchOptions
            {
                Listen = [new SipPeer(SipTransport.Tcp, "127.0.0.1", 0), new SipPeer(SipTransport.Udp, "127.0.0.1", 0)],
                Users = new Dictionary<string, string> { ["kate"] = "k", ["amy"] = "a", ["tom"] = "t" },
            },
            _loggers);
    }

    public static async Task<PhoneEnvironment> StartAsync()
    {
        var environment = new PhoneEnvironment();
        await environment._switch.StartAsync();
        return environment;
    }

    /// <summary>A telephone that has signed in.</summary>
    public async Task<Desk> SignInAsync(string user, SipTransport transport = SipTransport.Tcp, Func<PhoneOptions, PhoneOptions>? configure = null)
    {
        var options = new PhoneOptions
        {
            Switch = PeerOf(transport),
            Address = $"sip:{user}@im.test",
            DisplayName = user.ToUpperInvariant(),
            UserName = user,
            Password = _ => ValueTask.FromResult<string?>(user[..1]),
        };
        var desk = new Desk(new Phone(configure?.Invoke(options) ?? options, _loggers));
        _parts.Add(desk.Phone);
        await desk.Phone.StartAsync();
        await Waiting.ForAsync(() => desk.Phone.IsReady, $"{user}'s telephone");
        return desk;
    }

    /// <summary>Another place of a user, such as a desktop for messages: answers each request with what the test says.</summary>
    public async Task<OtherPlace> SignInElsewhereAsync(string user, Func<SipServerTransaction, int> answer)
    {
        var place = new OtherPlace(user, PeerOf(SipTransport.Tcp), answer, _loggers);
        _parts.Add(place);
        await place.StartAsync();
        return place;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        await _switch.DisposeAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        _loggers.Dispose();
        Console.WriteLine(string.Join('\n', _log.GetSnapshot().Select(record => record.Message)));
        var faults = _log.GetSnapshot().Where(record => record.Level >= LogLevel.Error).Select(record => $"{record.Message} {record.Exception}")
            .Concat(_unobserved.Select(fault => $"unobserved: {fault}"));
        Assert.AreEqual("", string.Join('\n', faults));
    }

    private SipPeer PeerOf(SipTransport transport) => _switch.Listening.First(peer => peer.Transport == transport);

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs fault) => _unobserved.Enqueue(fault.Exception);
}
