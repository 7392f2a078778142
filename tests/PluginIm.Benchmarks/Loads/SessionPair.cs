using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Messaging;
using PluginIm.Messaging.Journal;
using PluginIm.Messaging.Sip;
using PluginIm.Sip;
using SipSwitch;

namespace PluginIm.Benchmarks;

/// <summary>Two agents' channels, as the plugin runs them, on a switch in this process by TCP.</summary>
internal sealed class SessionPair : IAsyncDisposable
{
    private const string Password = "secret";

    private static readonly ImParty Kate = new("sip:kmilburn@im.test", "kmilburn", "Kate Milburn");
    private static readonly ImParty Amy = new("sip:amiller@im.test", "amiller", "Amy Miller");

    private readonly List<(ImSession Kate, ImSession Amy)> _open = [];
    private readonly SwitchHost _switch;
    private readonly string? _folder;
    private readonly ImChannel _kate;
    private readonly ImChannel _amy;
    private TaskCompletionSource<ImSession> _accepted = NewSource<ImSession>();

    private SessionPair(SwitchHost sipSwitch, string? folder)
    {
        _switch = sipSwitch;
        _folder = folder;
        _kate = CreateChannel(Kate);
        _amy = CreateChannel(Amy);
        _amy.InvitationReceived += async (_, invitation) =>
        {
            await invitation.AcceptAsync();
            _accepted.SetResult(invitation.Session);
        };
    }

    /// <summary>Signs both in.</summary>
    /// <param name="isKept">Whether each has a journal.</param>
    public static async Task<SessionPair> StartAsync(bool isKept)
    {
        var host = new SwitchHost(
            new SwitchOptions
            {
                Timers = LoadTimers.Short,
                Listen = [new SipPeer(SipTransport.Tcp, "127.0.0.1", 0)],
                Users = new Dictionary<string, string> { [Kate.Logon] = Password, [Amy.Logon] = Password },
                Limits = new SwitchLimits { RequestsPerSecondPerSource = 0, RequestsPerSecondPerUser = 0, MaxPendingRequests = 100_000 },
            },
            NullLoggerFactory.Instance);
        await host.StartAsync();
        var pair = new SessionPair(host, isKept ? Directory.CreateTempSubdirectory("pluginim-sessions-").FullName : null);
        await SignInAsync(pair._kate);
        await SignInAsync(pair._amy);
        return pair;
    }

    /// <summary>Opens sessions until there are so many.</summary>
    public async Task OpenAsync(int count)
    {
        while (_open.Count < count)
        {
            _accepted = NewSource<ImSession>();
            var session = _kate.StartSession(Amy).Session ?? throw new InvalidOperationException("No session could be started.");
            session.Send("Hello");
            var amys = await _accepted.Task;
            while (session.State != ImSessionState.Connected)
            {
                await Task.Yield();
            }

            _open.Add((session, amys));
        }
    }

    /// <summary>How long each message took from Send to its line in the other side's transcript; another session each time.</summary>
    public async Task<Latencies> MeasureAsync(int warmUp, int messages)
    {
        var times = new Latencies();
        for (var i = 0; i < warmUp + messages; i++)
        {
            var (from, to) = _open[i * 7919 % _open.Count];
            var shown = NewSource<long>();
            var confirmed = NewSource<long>();
            void OnChanged(object? sender, ImSessionChange change)
            {
                if (change is { Kind: ImSessionChangeKind.EntryAdded })
                {
                    shown.TrySetResult(Stopwatch.GetTimestamp());
                }
            }

            void OnConfirmed(object? sender, ImSessionChange change)
            {
                if (change is { Kind: ImSessionChangeKind.EntryChanged, Entry: TranscriptMessage { Delivery: >= ImDelivery.Delivered } })
                {
                    confirmed.TrySetResult(0);
                }
            }

            to.Changed += OnChanged;
            from.Changed += OnConfirmed;
            var start = Stopwatch.GetTimestamp();
            from.Send("Does anybody know whether invoice 4711 was paid before the reminder went out?");
            var end = await shown.Task;
            to.Changed -= OnChanged;
            if (i >= warmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(start, end));
            }

            await confirmed.Task;
            from.Changed -= OnConfirmed;
        }

        return times;
    }

    public async ValueTask DisposeAsync()
    {
        await _kate.DisposeAsync();
        await _amy.DisposeAsync();
        await _switch.DisposeAsync();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async Task SignInAsync(ImChannel channel)
    {
        await channel.SignInAsync();
        while (channel.Status.State != ImChannelState.Ready)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    private ImChannel CreateChannel(ImParty agent)
    {
        var carrier = new SipImCarrier(
            new SipImCarrierOptions
            {
                Switch = _switch.Listening[0],
                Address = agent.Address,
                DisplayName = agent.DisplayName,
                UserName = agent.Logon,
                Timers = LoadTimers.Short,
                Password = _ => ValueTask.FromResult<string?>(Password),
                InstanceId = $"urn:uuid:{Guid.NewGuid():D}",
            },
            TimeProvider.System,
            NullLoggerFactory.Instance);
        var journal = _folder is null
            ? null
            : new SqliteImJournal(
                agent.Address, new SqliteImJournalOptions { Directory = _folder }, TimeProvider.System, NullLogger<SqliteImJournal>.Instance);
        var options = new ImOptions { MaxSessions = 100_000, MaxInvitations = 100_000, MaxInvitationsPerMinute = int.MaxValue };
        return new ImChannel(carrier, agent, options, null, TimeProvider.System, NullLoggerFactory.Instance, journal);
    }
}
