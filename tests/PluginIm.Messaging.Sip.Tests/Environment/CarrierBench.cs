using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>A carrier that is signed in with a switch whose every answer is the test's, and what the carrier tells. No session layer is in between.</summary>
internal sealed class CarrierBench : ICarrierObserver, IAsyncDisposable
{
    public static readonly ImParty Kate = new("sip:kmilburn@im.test", "kmilburn", "Kate Milburn");
    public static readonly ImParty Amy = new("sip:amiller@im.test", "amiller", "Amy Miller");

    private readonly FakeLogCollector _log = new();
    private readonly ILoggerFactory _loggers;
    private volatile ImChannelState _state;

    private CarrierBench(SipTransport transport, TimeProvider? time, TimeSpan rejectTime)
    {
        _loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(_log)));
        Switch = new ScriptedSwitch(transport, _loggers);
        Start = () => new SipImCarrier(
            new SipImCarrierOptions
            {
                Switch = Switch.Peer,
                Address = Kate.Address,
                DisplayName = Kate.DisplayName,
                UserName = Kate.Logon,
                Password = _ => ValueTask.FromResult<string?>(null),
                InstanceId = SipImCarrierOptions.InstanceOf("test", Kate.Address),
                PageRejectTime = rejectTime,
            },
            time ?? TimeProvider.System,
            _loggers);
    }

    public ScriptedSwitch Switch { get; }

    public SipImCarrier Carrier { get; private set; } = null!;

    /// <summary>What came as an invitation, with who hears of it.</summary>
    public ConcurrentQueue<(IIncomingCarrierDialog Dialog, ObserverOfDialog Observer)> Invitations { get; } = new();

    /// <summary>What an invitation is refused with; null lets it in.</summary>
    public CarrierEnding? Refusal { get; set; }

    private Func<SipImCarrier> Start { get; }

    public static async Task<CarrierBench> StartAsync(
        SipTransport transport = SipTransport.Tcp, TimeProvider? time = null, TimeSpan? rejectTime = null, Action<SipImCarrier>? before = null)
    {
        var bench = new CarrierBench(transport, time, rejectTime ?? TimeSpan.FromMinutes(10));
        await bench.Switch.StartAsync();
        bench.Carrier = bench.Start();
        before?.Invoke(bench.Carrier);
        await bench.Carrier.SignInAsync(bench, CancellationToken.None);
        await TestEnvironment.WaitForAsync(() => bench._state == ImChannelState.Ready, "the registration");
        return bench;
    }

    /// <summary>Invites Amy with a first message.</summary>
    public (ICarrierDialog Dialog, ObserverOfDialog Observer) Invite(string text = "Hello", CarrierCase? moment = null)
    {
        var observer = new ObserverOfDialog();
        var dialog = Carrier.Invite(
            new CarrierInvitation
            {
                SessionId = new string('c', 32),
                From = Kate,
                To = Amy,
                FirstMessage = new CarrierMessage("first", text, DateTimeOffset.UnixEpoch),
                Case = moment,
                ExpiresIn = TimeSpan.FromSeconds(30),
            },
            observer);
        return (dialog, observer);
    }

    /// <summary>A session or conversation that is established.</summary>
    public async Task<(ICarrierDialog Dialog, ObserverOfDialog Observer)> ConnectAsync(string text = "Hello", CarrierCase? moment = null)
    {
        var (dialog, observer) = Invite(text, moment);
        await TestEnvironment.WaitForAsync(() => observer.Established is not null, "the establishment");
        return (dialog, observer);
    }

    public async Task<(IIncomingCarrierDialog Dialog, ObserverOfDialog Observer)> NextInvitationAsync()
    {
        (IIncomingCarrierDialog Dialog, ObserverOfDialog Observer) next = default;
        await TestEnvironment.WaitForAsync(() => Invitations.TryDequeue(out next), "an invitation");
        return next;
    }

    void ICarrierObserver.OnStatus(ImChannelStatus status) => _state = status.State;

    CarrierAdmission ICarrierObserver.OnInvited(IIncomingCarrierDialog dialog)
    {
        if (Refusal is { } refusal)
        {
            return CarrierAdmission.Refuse(refusal);
        }

        var observer = new ObserverOfDialog();
        Invitations.Enqueue((dialog, observer));
        return CarrierAdmission.Admit(observer);
    }

    public async ValueTask DisposeAsync()
    {
        await Carrier.DisposeAsync();
        await Switch.DisposeAsync();
        _loggers.Dispose();
        var faults = _log.GetSnapshot().Where(record => record.Level >= LogLevel.Error).Select(record => $"{record.Message} {record.Exception}");
        Assert.AreEqual("", string.Join('\n', faults), "An error was logged.");
    }
}
