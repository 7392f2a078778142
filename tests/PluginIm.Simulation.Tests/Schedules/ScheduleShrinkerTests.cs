namespace PluginIm.Simulation.Tests.Schedules;

[TestClass]
public sealed class ScheduleShrinkerTests
{
    [TestMethod]
    public async Task What_a_failure_needs_is_all_that_remains()
    {
        var schedule = ScheduleWriter.Write(8, Fault.None);
        var needed = schedule.Steps.Where((_, i) => i % 17 == 3).ToArray();

        var shrunk = await ScheduleShrinker.ShrinkAsync(schedule, candidate => Task.FromResult(needed.All(candidate.Steps.Contains)));

        Assert.AreSequenceEqual(needed, shrunk.Steps);
    }

    [TestMethod]
    public async Task Weather_that_a_failure_needs_remains()
    {
        var schedule = ScheduleWriter.Write(14, Fault.None);

        var shrunk = await ScheduleShrinker.ShrinkAsync(schedule, candidate => Task.FromResult(candidate.Weather == schedule.Weather));

        Assert.AreEqual(schedule.Weather, shrunk.Weather);
        Assert.IsEmpty(shrunk.Steps);
    }
}
