using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class AgentTargetsTests : IDisposable
{
    private const string Kate = "kmilburn";

    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    public async Task Favourites_stand_by_name_and_are_each_agents_own()
    {
        await StarAsync(Kate, "zbaumann", "amiller", "q-sales");
        await StarAsync("amiller", Kate);

        Assert.AreEqual("Amy Miller, Sales, Zoë Baumann", Names((await LoadAsync(Kate)).Favourites));
        Assert.AreEqual("Kate Milburn", Names((await LoadAsync("amiller")).Favourites));
    }

    [TestMethod]
    public async Task A_star_taken_away_is_gone_and_one_set_twice_is_set_once()
    {
        await StarAsync(Kate, "amiller", "amiller", "q-sales");

        await _directory.Lists.SetFavouriteAsync(Kate, "amiller", false, CancellationToken.None);

        Assert.AreEqual("Sales", Names((await LoadAsync(Kate)).Favourites));
    }

    [TestMethod]
    public async Task The_latest_stands_first_and_once()
    {
        await UseAsync("amiller", "zbaumann", "q-sales", "amiller");

        Assert.AreEqual("Amy Miller, Sales, Zoë Baumann", Names((await LoadAsync(Kate)).Recent));
    }

    [TestMethod]
    public async Task The_oldest_of_too_many_falls_off()
    {
        var used = DirectorySeed.Targets().Take(AgentTargets.MostRecent + 3).Select(target => target.Id).ToArray();

        await UseAsync(used);

        var recent = (await LoadAsync(Kate)).Recent.Select(target => target.Id).ToArray();
        CollectionAssert.AreEqual(used.Reverse().Take(AgentTargets.MostRecent).ToArray(), recent);
        Assert.AreEqual(AgentTargets.MostRecent, _directory.Count("recent"));
    }

    [TestMethod]
    public async Task They_come_with_their_readiness()
    {
        await StarAsync(Kate, "amiller");
        await _directory.States.SetAsync("amiller", AgentStatus.Busy, isInCall: false, CancellationToken.None);

        Assert.AreEqual(Presence.Busy, (await LoadAsync(Kate)).Favourites.Single().PresenceIn(Medium.InstantMessaging));
    }

    [TestMethod]
    public async Task Who_has_left_the_company_is_no_longer_among_them()
    {
        await StarAsync(Kate, "amiller", "q-sales");

        _directory.Execute("DELETE FROM target WHERE id = 'amiller'");

        Assert.AreEqual("Sales", Names((await LoadAsync(Kate)).Favourites));
    }

    [TestMethod]
    public void A_setting_is_found_as_it_was_last_set_and_by_its_agent_alone()
    {
        var settings = new AgentSettings(_directory.Database);
        settings.Set(Kate, "gadget.place", "1,2,3,4");
        settings.Set(Kate, "gadget.place", "5,6,7,8");

        Assert.AreEqual("5,6,7,8", settings.Find(Kate, "gadget.place"));
        Assert.IsNull(settings.Find("amiller", "gadget.place"));
    }

    private static string Names(IEnumerable<InternalTarget> targets) => string.Join(", ", targets.Select(target => target.DisplayName));

    private Task<TargetLists> LoadAsync(string agent) => _directory.Lists.LoadAsync(agent, CancellationToken.None);

    private async Task StarAsync(string agent, params string[] targets)
    {
        foreach (var target in targets)
        {
            await _directory.Lists.SetFavouriteAsync(agent, target, true, CancellationToken.None);
        }
    }

    private async Task UseAsync(params string[] targets)
    {
        foreach (var target in targets)
        {
            _directory.Time.Advance(TimeSpan.FromSeconds(1));
            await _directory.Lists.RememberAsync(Kate, target, CancellationToken.None);
        }
    }
}
