using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Contracts;

namespace PluginIm.Messaging.Tests.Environment;

/// <summary>
/// Two agents on a network in memory, under a clock that the test moves.
/// Fails its test when anything logged an error that the test did not announce.
/// </summary>
internal sealed class TestEnvironment : IAsyncDisposable
{
    private readonly FakeLogCollector _log = new();
    private readonly List<ImChannel> _channels = [];

    public TestEnvironment()
    {
        Loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(_log)));
    }

    public static ImParty Kate { get; } = new("sip:kmilburn@im.test", "kmilburn", "Kate Milburn");

    public static ImParty Amy { get; } = new("sip:amiller@im.test", "amiller", "Amy Miller");

    public MemoryNetwork Network { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 9, 30, 0, TimeSpan.Zero));

    public ILoggerFactory Loggers { get; }

    /// <summary>Errors that the test provokes on purpose.</summary>
    public bool ErrorsExpected { get; set; }

    public IReadOnlyList<FakeLogRecord> Log => _log.GetSnapshot();

    public MemoryCarrier CarrierOf(ImParty agent) => Network.Join(agent.Address);

    public ImChannel CreateChannel(ImParty agent, ImOptions? options = null, ITargetDirectory? directory = null, IImJournal? journal = null, IPrivileges? privileges = null,
        Func<string, ValueTask<IInteraction?>>? findInteraction = null)
    {
        var channel = new ImChannel(CarrierOf(agent), agent, options ?? new ImOptions(), directory, Time, Loggers, journal, privileges, findInteraction);
        _channels.Add(channel);
        return channel;
    }

    public async Task<ImChannel> SignInAsync(ImParty agent, ImOptions? options = null, ITargetDirectory? directory = null, IImJournal? journal = null)
    {
        var channel = CreateChannel(agent, options, directory, journal);
        await channel.SignInAsync();
        return channel;
    }

    /// <summary>The agent's desktop is gone without a word to anybody: nothing of it is signed out or disposed of.</summary>
    public void Kill(ImParty agent) => _channels.RemoveAll(channel => channel.Me == agent);

    /// <summary>Amy's invitation comes to Kate.</summary>
    /// <param name="sessionId">Its identity.</param>
    /// <param name="text">Its first message.</param>
    /// <param name="admission">Whether it was let in.</param>
    /// <param name="prepare">What is to be true of Kate's dialog before anything happens in it.</param>
    public MemoryDialog Ring(string sessionId, string text, out CarrierAdmission admission, Action<MemoryDialog>? prepare = null)
    {
        var invitation = new CarrierInvitation
        {
            SessionId = sessionId,
            From = Amy,
            To = Kate,
            FirstMessage = new CarrierMessage($"first-{sessionId}", text, default),
            ExpiresIn = TimeSpan.FromSeconds(30),
        };
        var there = new MemoryDialog(CarrierOf(Amy), invitation, null);
        var here = new MemoryDialog(CarrierOf(Kate), invitation, null);
        here.Pair(there);
        there.TakesAll = true;
        prepare?.Invoke(here);
        admission = CarrierOf(Kate).Observer!.OnInvited(here);
        here.Observe(admission.Observer);
        return here;
    }

    /// <summary>Waits until a field of the case has a value, while the time passes for which the case's changes are put together.</summary>
    public Task WaitForCaseAsync(ImSession session, string key, string value) => WaitForAsync(
        () =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(5));
            return session.Case?.Fields.Any(field => field.Key == key && field.Value == value) == true;
        },
        $"the case to have {key} = {value}");

    public static async Task WaitForAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!condition())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
        {
            CarrierOf(channel.Me).Fault = null;
            var leaving = channel.DisposeAsync().AsTask();

            // What not all have in a conversation is waited for a moment.
            await WaitForAsync(
                () =>
                {
                    Time.Advance(TimeSpan.FromMilliseconds(200));
                    return leaving.IsCompleted;
                },
                "the end of a channel");
            await leaving;
        }

        Loggers.Dispose();
        if (!ErrorsExpected)
        {
            var errors = _log.GetSnapshot().Where(record => record.Level >= LogLevel.Error).Select(record => record.ToString());
            Assert.AreEqual(string.Empty, string.Join('\n', errors), "Something logged an error.");
        }
    }
}
