using System.Globalization;
using PluginIm.Simulation.Tests.Schedules;
using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests;

/// <summary>
/// Worlds by their seeds. <c>--test-parameter seeds=10000</c> runs so many, <c>--test-parameter first=17</c> begins with that one, and
/// <c>--test-parameter trace=FILE</c> writes down all that happens, <c>--test-parameter shrink=yes</c> leaves out of what fails whatever that does not
/// need, and <c>--test-parameter faults=Cuts,Kills</c> lets these go wrong and nothing else.
/// </summary>
[TestClass]
public sealed class SeedTests(TestContext context)
{
    private const int MostFailures = 5;

    /// <summary>The faults in every run: all.</summary>
    private const Fault Covered = Fault.CrossedWithdrawals | Fault.CrossedInvitations | Fault.Cuts | Fault.Silences | Fault.Blocks | Fault.SwitchCrashes
        | Fault.SwitchMoves | Fault.Sleeps | Fault.Kills | Fault.Forgetting | Fault.Leaving | Fault.SendingAgain | Fault.Moves;

    /// <summary>The faults in every session of more than two: whoever passes on may be killed as well.</summary>
    private const Fault CoveredInMeetings =
        Fault.Cuts | Fault.Silences | Fault.Blocks | Fault.SwitchCrashes | Fault.SwitchMoves | Fault.Sleeps | Fault.Kills | Fault.Moves;

    [TestMethod]
    public Task Every_message_is_delivered_once_and_in_order_or_shown_as_not_delivered() => RunAsync(200, seed => ScheduleWriter.Write(seed, Faults));

    [TestMethod]
    public Task Every_message_to_more_than_two_is_with_all_once_and_in_order() => RunAsync(40, seed => MeetingWriter.Write(seed, Faults & CoveredInMeetings));

    /// <summary>Who wrote to somebody that left, and what a replaced way refused.</summary>
    [TestMethod]
    [DataRow(1955ul)]
    [DataRow(2298ul)]
    [DataRow(2354ul)]
    public async Task Meeting_that_once_ended_badly_ends_well(ulong seed) => Assert.IsNull(await FailureOfAsync(MeetingWriter.Write(seed, CoveredInMeetings & ~(Fault.Kills | Fault.Moves))));

    /// <summary>Who was killed between the end and what it settles, and what was on its way when one more was added.</summary>
    [TestMethod]
    [DataRow(83ul)]
    [DataRow(182ul)]
    [DataRow(269ul)]
    public async Task Meeting_whose_desktops_are_killed_ends_well(ulong seed) =>
        Assert.IsNull(await FailureOfAsync(MeetingWriter.Write(seed, CoveredInMeetings & ~Fault.Moves)));

    /// <summary>
    /// Whose text came before its acceptance, at a desktop that was killed after it and had moved before; and whose text came again, and asked to be told, once all had it,
    /// at a desktop that was killed before it could tell.
    /// </summary>
    [TestMethod]
    [DataRow(266ul)]
    [DataRow(5811ul)]
    public async Task Meeting_whose_desktops_move_and_are_killed_ends_well(ulong seed) =>
        Assert.IsNull(await FailureOfAsync(MeetingWriter.Write(seed, CoveredInMeetings)));

    /// <summary>Whose invitation was given up for a crossing one, of which the network told nothing before it was accepted.</summary>
    [TestMethod]
    [DataRow(6584ul)]
    public async Task World_that_once_ended_badly_ends_well(ulong seed) => Assert.IsNull(await FailureOfAsync(ScheduleWriter.Write(seed, Covered)));

    private async Task RunAsync(int usual, Func<ulong, Schedule> write)
    {
        var first = Parameter("first", 1);
        var count = Parameter("seeds", usual);
        var failures = new List<string>();
        var unobserved = new List<Exception>();
        TaskScheduler.UnobservedTaskException += (_, fault) => unobserved.Add(fault.Exception);
        for (var seed = first; seed < first + count && failures.Count < MostFailures; seed++)
        {
            if (await FailureOfAsync(write((ulong)seed)) is { } failure)
            {
                failures.Add(failure);
            }
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        failures.AddRange(unobserved.Select(fault => $"unobserved: {fault}"));
        if (failures.Count > 0)
        {
            Assert.Fail(string.Join('\n', failures));
        }
    }

    private Fault Faults => Text("faults") is { } names ? Enum.Parse<Fault>(names) : Covered;

    private async Task<string?> FailureOfAsync(Schedule schedule)
    {
        if (Text("shrink") is not null && await ScheduleShrinker.FailsAsync(schedule))
        {
            schedule = await ScheduleShrinker.ShrinkAsync(schedule, ScheduleShrinker.FailsAsync);
        }

        var trace = Text("trace");
        var world = new World(schedule, trace is not null);
        try
        {
            var violations = await world.RunAsync();
            return violations.Count == 0 ? null : $"{schedule}{string.Join('\n', violations)}\n";
        }
        finally
        {
            if (trace is not null)
            {
                await File.AppendAllLinesAsync(trace, world.Trace.Lines.Prepend(schedule.ToString()), context.CancellationToken);
            }
        }
    }

    private int Parameter(string name, int usual) =>
        Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    private string? Text(string name) => context.Properties.TryGetValue(name, out var value) ? value as string : null;
}
