using PluginIm.Simulation.Tests.Network;
using PluginIm.Simulation.Tests.Time;
using PluginIm.Simulation.Tests.Worlds;
using PluginIm.Sip;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>Makes the schedule of a seed.</summary>
internal sealed class ScheduleWriter
{
    private const int MaxMessages = 60;
    private const int MaxChanges = 12;

    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Invitations = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Talk = TimeSpan.FromSeconds(90);

    /// <summary>Longer than anything may take: a session that nobody uses is found to be dead by its refresh, after half an hour, and is looked for until its restore time is over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(50);

    private readonly ulong _seed;
    private readonly Dice _dice;

    /// <summary>On its own: with and without cases a seed has the same talk.</summary>
    private readonly Dice _cases;
    private readonly List<Step> _steps = [];
    private readonly List<Answer> _answers = [];

    private readonly Fault _faults;

    private ScheduleWriter(ulong seed, Fault faults)
    {
        _seed = seed;
        _faults = faults;
        _dice = new Dice(seed, "schedule");
        _cases = new Dice(seed, "cases");
    }

    public static Schedule Write(ulong seed, Fault faults) => new ScheduleWriter(seed, faults).Write();

    private Schedule Write()
    {
        var byDatagrams = _dice.Chance(0.4);
        var desktops = Enumerable.Range(0, _dice.Between(2, 4))
            .Select(number => new DesktopSetting(number)
            {
                Transport = byDatagrams && _dice.Chance(0.7) ? SipTransport.Udp : SipTransport.Tcp,
                KeepsJournal = !(Has(Fault.Forgetting) && _dice.Chance(0.3)),
                DiskDelay = TimeSpan.FromMilliseconds(_dice.Pick([0, 5, 60])),
            })
            .ToArray();
        var conversations = _dice.Between(2, 4);
        while (_answers.Count < conversations)
        {
            WriteConversation(desktops.Length);
        }

        _steps.AddRange(new FaultWriter(_seed, _faults, desktops.Length, Opening, Opening + Invitations + Talk).Write());
        var steps = _steps.OrderBy(step => step.At).ToArray();
        var last = steps[^1].At + TimeSpan.FromSeconds(1);
        return new Schedule(_seed)
        {
            Desktops = desktops,
            Weather = WriteWeather(),
            Answers = _answers,
            Steps = steps,
            HealsAt = last,
            EndsAt = last + Patience,
        };
    }

    private Weather WriteWeather() => new()
    {
        MostDelay = TimeSpan.FromMilliseconds(_dice.Pick([2, 50, 400])),
        Loss = _dice.Pick([0, 0.02, 0.1]),
        Doubling = _dice.Pick([0, 0.05, 0.3]),
        Lateness = _dice.Pick([0, 0.05, 0.3]),
    };

    private void WriteConversation(int agents)
    {
        var inviter = _dice.Between(0, agents - 1);
        var invited = (inviter + _dice.Between(1, agents - 1)) % agents;
        if (!Has(Fault.CrossedInvitations) && _steps.OfType<InviteStep>().Any(step => step.Agent == invited && step.Peer == inviter))
        {
            (inviter, invited) = (invited, inviter);
        }

        var start = Opening + _dice.Between(TimeSpan.Zero, Invitations);
        var mine = WriteInvitation(start, inviter, invited);
        var theirs = Has(Fault.CrossedInvitations) && _dice.Chance(0.3)
            ? WriteInvitation(start + _dice.Between(TimeSpan.Zero, TimeSpan.FromMilliseconds(_dice.Pick([10, 100, 1000]))), invited, inviter)
            : mine;
        WriteTalk(start, (inviter, mine), (invited, theirs));
    }

    private int WriteInvitation(TimeSpan start, int inviter, int invited)
    {
        var conversation = _answers.Count;
        var answer = WriteAnswer();
        _answers.Add(answer);
        var consults = _cases.Chance(0.4);
        _steps.Add(new InviteStep(start, inviter, invited, conversation, consults));
        for (var changes = consults ? _cases.Between(0, MaxChanges) : 0; changes > 0; changes--)
        {
            _steps.Add(new ChangeCaseStep(start + _cases.Between(TimeSpan.Zero, Talk), inviter, conversation, _cases.Pick([10, 1_000, 12_000, 40_000])));
        }

        if (_dice.Chance(0.05) && (answer.Accepts is null || Has(Fault.CrossedWithdrawals)))
        {
            _steps.Add(new EndStep(start + _dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(12)), inviter, conversation));
        }

        return conversation;
    }

    /// <param name="start">When it begins.</param>
    /// <param name="sides">The agents, each with the session in which they write.</param>
    private void WriteTalk(TimeSpan start, params (int Agent, int Conversation)[] sides)
    {
        for (var messages = _dice.Between(0, MaxMessages); messages > 0; messages--)
        {
            var side = _dice.Pick(sides);
            _steps.Add(new SendStep(start + _dice.Between(TimeSpan.Zero, Talk), side.Agent, side.Conversation));
        }

        if (_dice.Chance(0.6))
        {
            var end = start + _dice.Between(Has(Fault.CrossedWithdrawals) ? TimeSpan.Zero : TimeSpan.FromSeconds(14), Talk);
            WriteEnd(end, _dice.Pick(sides));
            if (_dice.Chance(0.3))
            {
                WriteEnd(end + _dice.Between(TimeSpan.Zero, TimeSpan.FromMilliseconds(200)), _dice.Pick(sides));
            }
        }

        if (Has(Fault.SendingAgain) && _dice.Chance(0.5))
        {
            var side = _dice.Pick(sides);
            _steps.Add(new SendAgainStep(start + _dice.Between(TimeSpan.Zero, Talk), side.Agent, side.Conversation));
        }
    }

    private void WriteEnd(TimeSpan at, (int Agent, int Conversation) side) => _steps.Add(new EndStep(at, side.Agent, side.Conversation));

    private bool Has(Fault fault) => (_faults & fault) != 0;

    private Answer WriteAnswer() => _dice.Roll() switch
    {
        var roll when roll < 0.75 || (roll < 0.8 && !Has(Fault.CrossedWithdrawals)) => new Answer(true, _dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(10))),
        < 0.80 => new Answer(true, TimeSpan.FromSeconds(30) - _dice.Between(TimeSpan.Zero, TimeSpan.FromMilliseconds(500))),
        < 0.90 => new Answer(false, _dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(10))),
        _ => new Answer(null, TimeSpan.Zero),
    };
}
