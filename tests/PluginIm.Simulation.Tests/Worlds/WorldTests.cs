using PluginIm.Messaging;
using PluginIm.Simulation.Tests.Network;
using PluginIm.Simulation.Tests.Schedules;
using PluginIm.Sip;

namespace PluginIm.Simulation.Tests.Worlds;

[TestClass]
public sealed class WorldTests
{
    [TestMethod]
    [DataRow(3UL)]
    [DataRow(8UL)]
    [DataRow(14UL)]
    public async Task Same_seed_brings_about_the_same_world(ulong seed)
    {
        var first = await PassedOnAsync(seed);
        var second = await PassedOnAsync(seed);

        Assert.IsGreaterThan(100, first.Length);
        Assert.AreSequenceEqual(first, second);
    }

    [TestMethod]
    public async Task Messages_get_through_both_ways()
    {
        var world = new World(Talk(new Weather()));

        Assert.AreEqual("", string.Join('\n', await world.RunAsync()));

        var views = world.Desktops.Select(desktop => desktop.View()).ToArray();
        Assert.HasCount(3, views[0].EverDelivered);
        Assert.HasCount(2, views[1].EverDelivered);
        Assert.AreEqual(ImSessionState.Connected, views[0].Sessions.Single().State);
    }

    /// <summary>By UDP nobody is told that the switch ended: its desktops are known again once they have asked, which they do every 30 s.</summary>
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Switch_that_is_started_again_knows_its_desktops_by_UDP_within_half_a_minute(bool isWrittenMeanwhile)
    {
        var again = TimeSpan.FromSeconds(21);
        var silence = TimeSpan.FromSeconds(30);
        var moment = TimeSpan.FromSeconds(3);
        var talk = Talk(new Weather());
        var world = new World(talk with
        {
            Desktops = [.. talk.Desktops.Select(desktop => desktop with { Transport = SipTransport.Udp })],
            Steps =
            [
                new InviteStep(TimeSpan.FromSeconds(5), 0, 1, 0),
                new SwitchCrashStep(TimeSpan.FromSeconds(20), IsSilent: false),
                new SwitchStartStep(again, 0),
                .. isWrittenMeanwhile ? [new SendStep(again + moment, 0, 0), new SendStep(again + moment, 1, 0)] : Array.Empty<Step>(),
                new SendStep(again + silence, 0, 0),
                new SendStep(again + silence, 1, 0),
            ],
            HealsAt = again + (4 * silence),
        });
        Invariants.AgentView[] views = [];
        world.Clock.Set(again + silence + moment, null, () => views = [.. world.Desktops.Select(desktop => desktop.View())]);

        Assert.AreEqual("", string.Join('\n', await world.RunAsync()));

        var texts = isWrittenMeanwhile ? 2 : 1;
        Assert.AreEqual((texts + 1, texts), (views[0].EverDelivered.Count, views[1].EverDelivered.Count));
        Assert.IsTrue(views.All(view => view.Sessions.Single().State == ImSessionState.Connected));
    }

    [TestMethod]
    public async Task Desktop_that_gets_another_address_goes_on_from_there()
    {
        var talk = Talk(new Weather());
        var world = new World(talk with
        {
            Steps =
            [
                new InviteStep(TimeSpan.FromSeconds(5), 0, 1, 0),
                new MoveStep(TimeSpan.FromSeconds(12), 0),
                new SendStep(TimeSpan.FromSeconds(13), 0, 0),
                new SendStep(TimeSpan.FromSeconds(14), 1, 0),
            ],
        }, keepsTrace: true);

        Assert.AreEqual("", string.Join('\n', await world.RunAsync()));

        var views = world.Desktops.Select(desktop => desktop.View()).ToArray();
        Assert.AreEqual((2, 1), (views[0].EverDelivered.Count, views[1].EverDelivered.Count));
        Assert.Contains(line => line.Contains(" to 10.0.2.1:", StringComparison.Ordinal) && line.Contains("MESSAGE sip:", StringComparison.Ordinal), world.Trace.Lines);
    }

    [TestMethod]
    public async Task Case_gets_through_with_its_changes()
    {
        var talk = Talk(new Weather());
        var world = new World(talk with
        {
            Steps =
            [
                new InviteStep(TimeSpan.FromSeconds(5), 0, 1, 0, Consults: true),
                new ChangeCaseStep(TimeSpan.FromSeconds(6), 0, 0, 10),
                new ChangeCaseStep(TimeSpan.FromSeconds(9), 0, 0, 40_000),
                new ChangeCaseStep(TimeSpan.FromSeconds(9.1), 0, 0, 20_000),
            ],
        });

        Assert.AreEqual("", string.Join('\n', await world.RunAsync()));

        Assert.AreEqual(3, world.Desktops[1].View().Sessions.Single().Case);
    }

    [TestMethod]
    public async Task Error_in_the_log_is_a_violation()
    {
        var world = new World(Talk(new Weather()));
        world.Clock.Set(
            TimeSpan.FromSeconds(30),
            null,
            () => world.Trace.Log(
                new Time.Machine("amiller", world.Desktops[0].Address, 1, world.Clock), Microsoft.Extensions.Logging.LogLevel.Error, "broken", null));

        Assert.Contains("broken", string.Join('\n', await world.RunAsync()));
    }

    [TestMethod]
    public async Task Task_that_fails_is_a_violation()
    {
        var world = new World(Talk(new Weather()));
        world.Watch(Task.FromException(new InvalidOperationException("broken")));

        Assert.Contains("broken", string.Join('\n', await world.RunAsync()));
    }

    private static Schedule Talk(Weather weather) => new(1)
    {
        Desktops = [new DesktopSetting(0), new DesktopSetting(1)],
        Weather = weather,
        Answers = [new Answer(true, TimeSpan.FromSeconds(3))],
        Steps =
        [
            new InviteStep(TimeSpan.FromSeconds(5), 0, 1, 0),
            new SendStep(TimeSpan.FromSeconds(6), 0, 0),
            new SendStep(TimeSpan.FromSeconds(9), 1, 0),
            new SendStep(TimeSpan.FromSeconds(9), 0, 0),
            new SendStep(TimeSpan.FromSeconds(10), 1, 0),
        ],
        HealsAt = TimeSpan.FromSeconds(20),
        EndsAt = TimeSpan.FromMinutes(5),
    };

    private static async Task<string[]> PassedOnAsync(ulong seed)
    {
        var world = new World(ScheduleWriter.Write(seed, Fault.None), keepsTrace: true);
        await world.RunAsync();
        return [.. world.Trace.Lines.Where(line => line.Contains(" network: ", StringComparison.Ordinal))];
    }
}
