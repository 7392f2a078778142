using System.Net;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.Messaging.Sip;
using PluginIm.Simulation.Tests.Disks;
using PluginIm.Simulation.Tests.Invariants;
using PluginIm.Simulation.Tests.Network;
using PluginIm.Simulation.Tests.Time;
using PluginIm.Sip;

namespace PluginIm.Simulation.Tests.Worlds;

/// <summary>
/// One agent with the desktop: the real channel on the real carrier, started as often as the schedule says. What the agent saw and did stays with
/// this object, whatever the desktop forgets.
/// </summary>
internal sealed class Desktop
{
    private readonly DesktopSetting _setting;
    private readonly SimulatedNetwork _network;
    private readonly Trace _trace;
    private readonly Dice _dice;
    private readonly Memory _memory;
    private readonly Dictionary<int, ImSession> _sessionOf = [];
    private readonly Disk _disk = new();
    private readonly Dictionary<int, string> _former = [];
    private readonly Dictionary<int, SimulatedInteraction> _interactions = [];
    private IPAddress _address;
    private int _starts;
    private int _identities;
    private bool _isLeaving;
    private Machine? _machine;
    private ImChannel? _channel;
    private SimulatedJournal? _journal;
    private SimulatedEndpoints? _endpoints;

    public Desktop(DesktopSetting setting, SimulatedNetwork network, Trace trace, ulong seed)
    {
        _setting = setting;
        _network = network;
        _trace = trace;
        _address = setting.Address;
        _dice = new Dice(seed, $"{setting.User} itself");
        _memory = new Memory(setting.User) { KeepsJournal = setting.KeepsJournal };
        Me = ImParty.FromAddress($"sip:{setting.User}@im.test");
        Line = network.AddLine(setting.Address, setting.User);
    }

    public ImParty Me { get; }

    public Line Line { get; }

    public IPAddress Address => _address;

    public bool IsOn => _machine is { IsOff: false };

    /// <summary>Starts the process, and signs in.</summary>
    public async Task StartAsync(Action<Desktop, ImInvitation> onInvited)
    {
        if (IsOn)
        {
            return;
        }

        var machine = new Machine(_setting.User, _address, 30_000 + (_starts++ * 1000), _network.Clock);
        var carrier = new SipImCarrier(OptionsOn(machine), machine.Time, _trace.LoggersOf(machine));
        var options = _setting.Messaging with { NewIdentity = NewIdentity };
        _journal = _setting.KeepsJournal ? new SimulatedJournal(_disk, machine, _network.Clock, _dice, _setting.DiskDelay) : null;
        var channel = new ImChannel(carrier, Me, options, null, machine.Time, _trace.LoggersOf(machine), _journal, findInteraction: FindInteraction);
        channel.InvitationReceived += (_, invitation) =>
        {
            if (!machine.IsOff)
            {
                Watch(invitation.Session, machine);
                onInvited(this, invitation);
            }
        };
        channel.SessionRestored += (_, session) =>
        {
            if (!machine.IsOff)
            {
                Watch(session, machine);
                TakeUp(session);
            }
        };
        (_machine, _channel) = (machine, channel);
        _trace.Note(_setting.User, "starts");
        await channel.SignInAsync().ConfigureAwait(false);
    }

    /// <summary>Invites another agent by a first text, in the schedule's session of that number.</summary>
    public void Invite(ImParty peer, int conversation, bool consults)
    {
        if (IsOn && Start(peer, conversation, consults) is { } session)
        {
            _sessionOf[conversation] = session;
            Watch(session, _machine!);
            Send(session, conversation);
        }
    }

    /// <summary>The case changes about which the agent consults in the schedule's session of that number.</summary>
    public void ChangeCase(int conversation, int length) => _interactions.GetValueOrDefault(conversation)?.Change(length);

    /// <summary>Which of the schedule's sessions has that identity here; null where none has.</summary>
    public int? ConversationOf(string id)
    {
        foreach (var (conversation, session) in _sessionOf)
        {
            if (session.Id == id)
            {
                return conversation;
            }
        }

        return _former.FirstOrDefault(entry => entry.Value == id) is { Value: not null } former ? former.Key : null;
    }

    /// <summary>Notes which of the schedule's sessions an invitation is for.</summary>
    public void Join(int conversation, ImSession session) => _sessionOf[conversation] = session;

    /// <summary>Sends the next text in the schedule's session of that number, where the agent has it.</summary>
    public void Send(int conversation)
    {
        if (Find(conversation) is { } session)
        {
            Send(session, conversation);
        }
    }

    /// <summary>Sends again what is shown as failed in the session.</summary>
    public void SendAgain(int conversation)
    {
        foreach (var message in Find(conversation)?.Transcript.OfType<TranscriptMessage>().ToArray() ?? [])
        {
            if (message is { IsMine: true, Delivery: ImDelivery.Failed, WasSentAgain: false })
            {
                var result = Find(conversation)!.SendAgain(message);
                _trace.Note(_setting.User, $"sends \"{message.Text}\" again: {result}");
            }
        }
    }

    /// <summary>Adds another agent to the session.</summary>
    public async Task AddAsync(ImParty peer, int conversation)
    {
        if (Find(conversation) is { } session)
        {
            var result = await session.AddAsync(peer).ConfigureAwait(false);
            _trace.Note(_setting.User, $"has added {peer.Logon}: {result}");
        }
    }

    public Task EndAsync(int conversation)
    {
        if (Find(conversation) is not { } session)
        {
            return Task.CompletedTask;
        }

        _trace.Note(_setting.User, $"ends {conversation}");
        return session.EndAsync();
    }

    /// <summary>Ends the process as one should.</summary>
    public async Task LeaveAsync()
    {
        if (!IsOn)
        {
            return;
        }

        _trace.Note(_setting.User, "leaves");
        _isLeaving = true;
        var machine = _machine!;
        await _channel!.DisposeAsync().ConfigureAwait(false);
        await Task.Delay(TimeSpan.FromMilliseconds(10), machine.Time).ConfigureAwait(false);
        if (!machine.IsOff)
        {
            _trace.Note(_setting.User, "is gone");
            _isLeaving = false;
            _memory.OnLeft();
            Forget();
            _network.TurnOff(machine, isSilent: false);
        }
    }

    /// <summary>The process ends without a word; nothing that it still does counts.</summary>
    public void Kill(bool isSilent)
    {
        if (!IsOn)
        {
            return;
        }

        _trace.Note(_setting.User, isSilent ? "loses its power" : "is killed");
        _network.TurnOff(_machine!, isSilent);
        _journal?.OnKilled();
        if (_isLeaving)
        {
            _isLeaving = false;
            _memory.OnKilledWhileLeaving();
        }

        _memory.OnKilled(_disk.Texts);
        Forget();
    }

    /// <summary>The same at the moment when it sends, before that leaves or after.</summary>
    public void KillAtSend(int sends, bool leaves)
    {
        if (!IsOn)
        {
            return;
        }

        if (leaves)
        {
            // What is sent leaves first, and nothing that follows in the same breath.
            var machine = _machine!;
            machine.AtSend(sends, () => machine.AtSend(0, () => Kill(isSilent: false)));
        }
        else
        {
            _machine!.AtSend(sends, () => Kill(isSilent: false));
        }
    }

    /// <summary>The same at the moment when it writes to its journal.</summary>
    public void KillAtWrite(int writes) => _machine?.AtWrite(writes, () => Kill(isSilent: false));

    /// <summary>From here on nothing happens to the desktop any more.</summary>
    public void Heal()
    {
        Line.Weather = new Weather();
        Line.BlockedUntil = TimeSpan.Zero;
        _machine?.Disarm();
    }

    /// <summary>Goes to another network, or back, with the connections that it has.</summary>
    public void Move()
    {
        var former = _address;
        _address = former.Equals(_setting.Address) ? _setting.OtherAddress : _setting.Address;
        _network.Move(former, _address);
        if (IsOn)
        {
            _machine!.Address = _address;
        }
    }

    /// <summary>Does nothing for a while, as a laptop that is closed.</summary>
    public void Sleep(TimeSpan duration)
    {
        if (IsOn)
        {
            _machine!.SleepsUntil = _network.Clock.Now + duration;
        }
    }

    /// <summary>What the process that runs still holds, as if anything were under way.</summary>
    public IEnumerable<string> Leftovers() => IsOn ? _endpoints?.Leftovers() ?? [] : [];

    /// <summary>What the agent has in front of them, and has seen before.</summary>
    public AgentView View() => _memory.View();

    private SipImCarrierOptions OptionsOn(Machine machine) => new()
    {
        Switch = SwitchAt(0),
        FurtherSwitches = [SwitchAt(1)],
        Address = Me.Address,
        DisplayName = Me.DisplayName,
        UserName = _setting.User,
        Password = _ => ValueTask.FromResult<string?>(Switch.PasswordOf(_setting.User)),
        InstanceId = SipImCarrierOptions.InstanceOf("simulation", Me.Address),
        EndpointFactory = _endpoints = new SimulatedEndpoints(_network, machine, _dice),
        TraceTexts = true,
        Chance = _dice.Roll,
    };

    private SipPeer SwitchAt(int address) => new(_setting.Transport, Switch.Addresses[address].ToString(), Switch.Port);

    /// <summary>The same for the same seed; which of two is the lower one is up to chance.</summary>
    private string NewIdentity() => $"{_dice.Between(0, 0xFFFF):x4}{_setting.Number:x12}{_identities++:x16}";

    private ValueTask<IInteraction?> FindInteraction(string id) =>
        ValueTask.FromResult<IInteraction?>(_interactions.Values.FirstOrDefault(interaction => interaction.Id == id));

    private ImSession? Start(ImParty peer, int conversation, bool consults)
    {
        if (!consults)
        {
            return _channel!.StartSession(peer).Session;
        }

        var interaction = new SimulatedInteraction($"interaction-{conversation}");
        _interactions[conversation] = interaction;
        return _channel!.StartConsultation(peer, interaction).Session;
    }

    private ImSession? Find(int conversation) =>
        IsOn ? _sessionOf.GetValueOrDefault(conversation) : null;

    private void Send(ImSession session, int conversation)
    {
        var text = Texts.Next(conversation, _setting.User, _memory.Taken.Count, _dice);
        var result = session.Send(text);
        _trace.Note(_setting.User, $"sends \"{text}\": {result}");
        if (result == ImSendResult.Accepted)
        {
            _memory.OnTaken(text, isKilled: !IsOn);
        }
    }

    /// <summary>What the process had is gone with it; the agent knows which session is which all the same.</summary>
    private void Forget()
    {
        foreach (var (conversation, session) in _sessionOf)
        {
            _former[conversation] = session.Id;
        }

        _sessionOf.Clear();
        foreach (var interaction in _interactions.Values)
        {
            interaction.Forget();
        }
    }

    private void TakeUp(ImSession session)
    {
        foreach (var (conversation, id) in _former)
        {
            if (id == session.Id)
            {
                _sessionOf[conversation] = session;
            }
        }
    }

    private void Watch(ImSession session, Machine machine)
    {
        _memory.OnOpened(session);
        session.Changed += (_, change) =>
        {
            if (!machine.IsOff)
            {
                _memory.OnChanged(session, change);
            }
        };
    }
}
