using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>Writes into a schedule what goes wrong. Each kind of fault has draws of its own, and comes about in some worlds only.</summary>
internal sealed class FaultWriter(ulong seed, Fault faults, int agents, TimeSpan from, TimeSpan to)
{
    private const int MostOfAKind = 3;

    public IEnumerable<Step> Write() =>
    [
        .. Some(Fault.Cuts, dice => [new CutStep(At(dice), Agent(dice))]),
        .. Some(Fault.Silences, WriteSilence),
        .. Some(Fault.Blocks, dice => [new BlockStep(At(dice), Agent(dice), Outage(dice))]),
        .. Some(Fault.Sleeps, dice => [new SleepStep(At(dice), Agent(dice), Outage(dice))]),
        .. Some(Fault.SwitchCrashes, WriteCrash),
        .. Some(Fault.Kills, WriteKill),
        .. Some(Fault.Leaving, WriteLeaving),
        .. Some(Fault.Moves, dice => [new MoveStep(At(dice), Agent(dice))]),
    ];

    private Step[] Some(Fault fault, Func<Dice, IEnumerable<Step>> write)
    {
        var dice = new Dice(seed, fault.ToString());
        var count = (faults & fault) != 0 && dice.Chance(0.4) ? dice.Between(1, MostOfAKind) : 0;
        return [.. Enumerable.Range(0, count).SelectMany(_ => write(dice))];
    }

    private IEnumerable<Step> WriteSilence(Dice dice)
    {
        var directions = dice.Between(1, 3);
        yield return new SilenceStep(At(dice), Agent(dice), (directions & 1) != 0, (directions & 2) != 0);
    }

    private IEnumerable<Step> WriteCrash(Dice dice)
    {
        var at = At(dice);
        yield return new SwitchCrashStep(at, dice.Chance(0.3));
        yield return new SwitchStartStep(at + Outage(dice), (faults & Fault.SwitchMoves) != 0 && dice.Chance(0.4) ? 1 : 0);
    }

    private IEnumerable<Step> WriteKill(Dice dice)
    {
        var at = At(dice);
        var agent = Agent(dice);
        yield return dice.Between(1, 3) switch
        {
            1 => new KillStep(at, agent, dice.Chance(0.2)),
            2 => new KillAtSendStep(at, agent, dice.Between(0, 8), dice.Chance(0.5)),
            _ => new KillAtWriteStep(at, agent, dice.Between(0, 8)),
        };
        yield return new StartStep(at + TimeSpan.FromSeconds(5) + Outage(dice), agent);
    }

    private IEnumerable<Step> WriteLeaving(Dice dice)
    {
        var at = At(dice);
        var agent = Agent(dice);
        yield return new LeaveStep(at, agent);
        yield return new StartStep(at + TimeSpan.FromSeconds(5) + Outage(dice), agent);
    }

    private TimeSpan At(Dice dice) => dice.Between(from, to);

    private int Agent(Dice dice) => dice.Between(0, agents - 1);

    /// <summary>Mostly for moments, seldom for so long that everybody notices.</summary>
    private static TimeSpan Outage(Dice dice) => dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(dice.Pick([0.5, 5, 20, 60])));
}
