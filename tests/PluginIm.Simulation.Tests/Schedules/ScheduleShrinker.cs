using PluginIm.Simulation.Tests.Network;
using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>Leaves out of a schedule whatever it fails without, so that what remains tells why it fails.</summary>
internal static class ScheduleShrinker
{
    public static async Task<Schedule> ShrinkAsync(Schedule schedule, Func<Schedule, Task<bool>> failsAsync)
    {
        var calm = schedule with { Weather = new Weather { MostDelay = TimeSpan.FromMilliseconds(2) } };
        schedule = await failsAsync(calm) ? calm : schedule;
        for (var size = schedule.Steps.Count / 2; size > 0; size /= 2)
        {
            for (var start = 0; start < schedule.Steps.Count;)
            {
                var shorter = schedule with { Steps = [.. schedule.Steps.Take(start), .. schedule.Steps.Skip(start + size)] };
                if (await failsAsync(shorter))
                {
                    schedule = shorter;
                }
                else
                {
                    start += size;
                }
            }
        }

        return schedule;
    }

    /// <summary>Whether a world that follows a schedule ends badly.</summary>
    public static async Task<bool> FailsAsync(Schedule schedule) => (await new World(schedule).RunAsync()).Count > 0;
}
