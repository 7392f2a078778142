using PluginIm.Simulation.Tests.Network;
using PluginIm.Simulation.Tests.Time;
using PluginIm.Simulation.Tests.Worlds;
using PluginIm.Sip;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>Makes the schedule of a seed in which three or four agents are in one session.</summary>
internal static class MeetingWriter
{
    private const int MaxMessages = 80;

    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Joining = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Talk = TimeSpan.FromSeconds(110);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(40);

    public static Schedule Write(ulong seed, Fault faults)
    {
        var dice = new Dice(seed, "meeting");
        var agents = dice.Between(3, 4);
        var steps = new List<Step> { new InviteStep(Opening, 0, 1, 0, dice.Chance(0.4)) };
        for (var added = 2; added < agents; added++)
        {
            // The last may come when much has been said, and much has gone wrong.
            var last = added == 2 ? Joining : Talk;
            steps.Add(new AddStep(dice.Between(Opening + TimeSpan.FromSeconds(6), Opening + TimeSpan.FromSeconds(6) + last), 0, added, 0));
        }

        for (var messages = dice.Between(10, MaxMessages); messages > 0; messages--)
        {
            steps.Add(new SendStep(Opening + TimeSpan.FromSeconds(5) + dice.Between(TimeSpan.Zero, Talk), dice.Between(0, agents - 1), 0));
        }

        if (dice.Chance(0.3))
        {
            steps.Add(new EndStep(Opening + TimeSpan.FromSeconds(30) + dice.Between(TimeSpan.Zero, Talk), dice.Between(1, agents - 1), 0));
        }

        steps.AddRange(new FaultWriter(seed, faults, agents, Opening + TimeSpan.FromSeconds(8), Opening + Talk).Write());
        var heals = steps.Max(step => step.At) + TimeSpan.FromSeconds(1);

        // Who is in it at the end has something of everybody who is.
        steps.AddRange(Enumerable.Range(0, agents).Select(agent => new SendStep(heals + TimeSpan.FromSeconds(100), agent, 0)));
        return new Schedule(seed)
        {
            IsMeeting = true,
            Desktops = [.. Enumerable.Range(0, agents).Select(number => DesktopOf(number, dice))],
            Weather = new Weather
            {
                MostDelay = TimeSpan.FromMilliseconds(dice.Pick([2, 50, 400])),
                Loss = dice.Pick([0, 0.02, 0.1]),
                Doubling = dice.Pick([0, 0.05, 0.3]),
                Lateness = dice.Pick([0, 0.05, 0.3]),
            },
            Answers = [new Answer(true, dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(3)))],
            Steps = [.. steps.OrderBy(step => step.At)],
            HealsAt = heals,
            EndsAt = heals + Patience,
        };
    }

    private static DesktopSetting DesktopOf(int number, Dice dice) => new(number)
    {
        Transport = dice.Chance(0.3) ? SipTransport.Udp : SipTransport.Tcp,
        DiskDelay = TimeSpan.FromMilliseconds(dice.Pick([0, 5, 60])),
    };
}
