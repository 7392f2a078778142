using System.Collections.Concurrent;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>An agent's carrier over SIP, without the sessions above it: every step of theirs is the test's.</summary>
internal sealed class CarrierAgent : ICarrierObserver, IAsyncDisposable
{
    private readonly ConcurrentQueue<(IIncomingCarrierDialog Dialog, RecordingSession Session)> _invitations = new();
    private volatile ImChannelStatus _status = new(ImChannelState.SignedOut);

    public CarrierAgent(ImParty agent, TestEnvironment environment, params SipPeer[] switches)
        : this(agent, environment, TimeProvider.System, switches)
    {
    }

    public CarrierAgent(ImParty agent, TestEnvironment environment, TimeProvider time, params SipPeer[] switches)
    {
        Me = agent;
        Carrier = new SipImCarrier(
            new SipImCarrierOptions
            {
                Switch = switches.Length > 0 ? switches[0] : environment.PeerOf(SipTransport.Tcp),
                FurtherSwitches = [.. switches.Skip(1)],
                Address = agent.Address,
                DisplayName = agent.DisplayName,
                UserName = agent.Logon,
                Password = _ => ValueTask.FromResult<string?>(TestEnvironment.PasswordOf(agent.Logon)),
                InstanceId = SipImCarrierOptions.InstanceOf("test", agent.Address),
                FirstRetry = TimeSpan.FromMilliseconds(20),
                FirstRestore = TimeSpan.FromMilliseconds(20),
                LongestRestore = TimeSpan.FromMilliseconds(200),
            },
            time,
            environment.Loggers);
    }

    public ImParty Me { get; }

    public SipImCarrier Carrier { get; }

    /// <summary>What the channel answers to an invitation; null to let it in.</summary>
    public CarrierEnding? Refusal { get; set; }

    /// <summary>What the channel says of sessions that were over before the desktop started, by their identity and who asks.</summary>
    public Dictionary<(string SessionId, string From), CarrierSettlement> Over { get; } = [];

    public async Task<CarrierAgent> SignInAsync()
    {
        await Carrier.SignInAsync(this, CancellationToken.None);
        await WaitForAsync(ImChannelState.Ready);
        return this;
    }

    public Task WaitForAsync(ImChannelState state) => TestEnvironment.WaitForAsync(() => _status.State == state, $"{Me.Logon} to be {state}");

    public RecordingSession Invite(ImParty peer, string text, string? sessionId = null)
    {
        var session = new RecordingSession { SessionId = sessionId ?? Guid.NewGuid().ToString("N") };
        session.Dialog = Carrier.Invite(
            new CarrierInvitation
            {
                SessionId = session.SessionId,
                From = Me,
                To = peer,
                FirstMessage = new CarrierMessage($"id-{text}", text, DateTimeOffset.UnixEpoch),
                ExpiresIn = TimeSpan.FromSeconds(30),
            },
            session);
        return session;
    }

    /// <summary>Takes up a session that another carrier of the same agent had.</summary>
    public RecordingSession Resume(ImParty peer, string sessionId, string? token, bool isIncoming, string? lastReceivedId = null, params IReadOnlyList<string> owed)
    {
        var session = new RecordingSession();
        session.Dialog = Carrier.Restore(
            new CarrierRestoration
            {
                SessionId = sessionId, Me = Me, Peer = peer, IsIncoming = isIncoming, Token = token, LastReceivedId = lastReceivedId,
                OwedDeliveries = owed, IsConference = owed.Count > 0,
            },
            session);
        return session;
    }

    public async Task<(IIncomingCarrierDialog Dialog, RecordingSession Session)> NextInvitationAsync()
    {
        (IIncomingCarrierDialog Dialog, RecordingSession Session) next = default;
        await TestEnvironment.WaitForAsync(() => _invitations.TryDequeue(out next), "an invitation");
        return next;
    }

    /// <summary>A session that the other agent accepted, as each of both hears of it.</summary>
    public async Task<(RecordingSession Mine, RecordingSession Theirs, string Id)> ConnectAsync(CarrierAgent other)
    {
        var id = Guid.NewGuid().ToString("N");
        var mine = Invite(other.Me, "Hello", id);
        var (dialog, theirs) = await other.NextInvitationAsync();
        theirs.Accepted(await dialog.AcceptAsync(CancellationToken.None));
        await mine.WaitForAsync("established");
        return (mine, theirs, id);
    }

    public void OnStatus(ImChannelStatus status) => _status = status;

    public CarrierSettlement? FindOver(string sessionId, string from) => Over.GetValueOrDefault((sessionId, from));

    public CarrierAdmission OnInvited(IIncomingCarrierDialog dialog)
    {
        if (Refusal is { } refusal)
        {
            return CarrierAdmission.Refuse(refusal);
        }

        if (FindOver(dialog.Invitation.SessionId, dialog.Invitation.From.Address) is { } settlement)
        {
            return CarrierAdmission.RefuseOver(settlement);
        }

        var session = new RecordingSession { Dialog = dialog };
        _invitations.Enqueue((dialog, session));
        return CarrierAdmission.Admit(session);
    }

    public ValueTask DisposeAsync() => Carrier.DisposeAsync();
}
