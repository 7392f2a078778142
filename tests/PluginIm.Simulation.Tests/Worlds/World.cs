using PluginIm.Messaging;
using PluginIm.Simulation.Tests.Invariants;
using PluginIm.Simulation.Tests.Network;
using PluginIm.Simulation.Tests.Schedules;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Worlds;

/// <summary>
/// One world, from its start to its quiet end. It has to run on the only thread of the pool: then whatever an alarm sets going is done before the
/// next one rings, and the schedule alone decides what happens.
/// </summary>
internal sealed class World
{
    private const int MostAlarms = 10_000_000;

    /// <summary>How long an invitation rings, a transaction tries, and a bit.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(120);

    private readonly VirtualClock _clock = new();
    private readonly Schedule _schedule;
    private readonly SimulatedNetwork _network;
    private readonly List<Task> _tasks = [];
    private int _alarms;

    public World(Schedule schedule, bool keepsTrace = false)
    {
        _schedule = schedule;
        Trace = new Trace(_clock, keepsTrace);
        _network = new SimulatedNetwork(_clock, schedule.Seed, schedule.Weather, Trace);
        Desktops = [.. schedule.Desktops.Select(setting => new Desktop(setting, _network, Trace, schedule.Seed))];
        Switch = new Switch(_network, Trace, new Dice(schedule.Seed, "switch"), [.. schedule.Desktops.Select(setting => setting.User)]);
    }

    public Trace Trace { get; }

    public IReadOnlyList<Desktop> Desktops { get; }

    public Switch Switch { get; }

    public SimulatedNetwork Network => _network;

    public VirtualClock Clock => _clock;

    /// <summary>Lets all happen that the schedule says; what is wrong with the end of it, nothing where all is well.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        await Pool.EnterAsync();
        Watch(Switch.StartAsync(0));
        foreach (var desktop in Desktops)
        {
            Start(desktop);
        }

        foreach (var step in _schedule.Steps)
        {
            _clock.Set(step.At - _clock.Now, null, () =>
            {
                Trace.Note("schedule", step.ToString());
                step.Perform(this);
            });
        }

        _clock.Set(_schedule.HealsAt - _clock.Now, null, Heal);
        await RunAsync(_schedule.HealsAt + Calm);
        while (_clock.Now < _schedule.EndsAt && Violations().Length > 0)
        {
            // What is wrong at this moment may still be on its way to be well; a desktop that slept while its agent ended it has left by now.
            Desktops.ToList().ForEach(Start);
            await RunAsync(_clock.Now + Calm);
        }

        return Violations();
    }

    /// <summary>A task that somebody in the world has started; it must not fail.</summary>
    public void Watch(Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            _tasks.Add(task);
        }
    }

    public void Start(Desktop desktop) => Watch(desktop.StartAsync(OnInvited));

    private async Task RunAsync(TimeSpan until)
    {
        await Pool.SettleAsync();
        while (_clock.TryRingNext(until))
        {
            Assert.IsLessThan(MostAlarms, _alarms++, $"Seed {_schedule.Seed} goes round in circles at {_clock.Now}.");
            await Pool.SettleAsync();
        }
    }

    /// <summary>From here on nothing goes wrong any more, and everybody is there.</summary>
    private void Heal()
    {
        Trace.Note("schedule", "all is well");
        Watch(Switch.StartAsync(0));
        foreach (var desktop in Desktops)
        {
            desktop.Heal();
            Start(desktop);
        }
    }

    private void OnInvited(Desktop invited, ImInvitation invitation)
    {
        // What the invitation brings need not say it: a first message may follow in the session.
        if (Desktops.Where(desktop => desktop != invited).Select(desktop => desktop.ConversationOf(invitation.Session.ConversationId)).FirstOrDefault(found => found is not null)
            is not { } conversation)
        {
            return;
        }

        invited.Join(conversation, invitation.Session);
        var answer = _schedule.Answers[conversation];
        if (answer.Accepts is { } accepts)
        {
            _clock.Set(answer.After, null, () => Watch(accepts ? invitation.AcceptAsync() : invitation.RejectAsync()));
        }
    }

    private string[] Violations()
    {
        var agents = Desktops.Select(desktop => desktop.View()).ToArray();
        return
        [
            .. _schedule.IsMeeting
                ? MeetingInvariants.Violations(agents)
                : [.. MessageInvariants.Violations(agents), .. SessionInvariants.Violations(agents), .. CaseInvariants.Violations(agents)],
            .. Desktops.SelectMany(desktop => desktop.Leftovers()),
            .. Switch.Leftovers(),
            .. Network.Leftovers(),
            .. Trace.Faults,
            .. _tasks.Where(task => task.IsFaulted).Select(task => $"a task failed: {task.Exception}"),
        ];
    }
}
