using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class AgentStatesTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    [DataRow(AgentStatus.Ready, Presence.Ready)]
    [DataRow(AgentStatus.NotReady, Presence.NotReady)]
    [DataRow(AgentStatus.Busy, Presence.Busy)]
    public async Task Who_works_at_a_desktop_is_there_by_every_medium(object status, Presence expected)
    {
        await SetAsync("amiller", (AgentStatus)status);

        var amy = await _directory.FindAsync("amiller");

        foreach (var medium in Enum.GetValues<Medium>())
        {
            Assert.AreEqual(expected, amy.PresenceIn(medium), $"{medium}");
        }
    }

    [TestMethod]
    public async Task Of_an_agent_without_a_desktop_the_telephone_alone_knows()
    {
        // The third of the seed, whose telephone is ready.
        var amit = await _directory.FindAsync("akapoor");

        Assert.AreEqual(Presence.Ready, amit.PresenceIn(Medium.Voice));
        Assert.AreEqual(Presence.Offline, amit.PresenceIn(Medium.InstantMessaging));
        Assert.AreEqual(Presence.Offline, amit.PresenceIn(Medium.Email));
    }

    [TestMethod]
    public async Task An_agent_whose_desktop_closed_is_offline()
    {
        await SetAsync("amiller", AgentStatus.Ready);
        await SetAsync("amiller", AgentStatus.LoggedOff);

        Assert.AreEqual(AgentStatus.LoggedOff, await _directory.States.FindAsync("amiller", CancellationToken.None));
        Assert.AreEqual(Presence.Offline, (await _directory.FindAsync("amiller")).PresenceIn(Medium.InstantMessaging));
    }

    [TestMethod]
    public async Task An_agent_whose_desktop_was_killed_is_offline_when_the_lease_has_run_out()
    {
        await SetAsync("amiller", AgentStatus.Ready);

        _directory.Time.Advance(AgentStates.Lease);
        Assert.AreEqual(AgentStatus.Ready, await _directory.States.FindAsync("amiller", CancellationToken.None));
        _directory.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.AreEqual(AgentStatus.LoggedOff, await _directory.States.FindAsync("amiller", CancellationToken.None));
        Assert.AreEqual(Presence.Offline, (await _directory.FindAsync("amiller")).PresenceIn(Medium.InstantMessaging));
    }

    [TestMethod]
    public async Task What_killed_desktops_left_behind_is_cleared_by_the_next_that_says_anything()
    {
        await SetAsync("amiller", AgentStatus.Ready);
        await SetAsync("akapoor", AgentStatus.Busy);
        _directory.Time.Advance(AgentStates.Lease + TimeSpan.FromSeconds(1));

        await SetAsync("kmilburn", AgentStatus.Ready);

        Assert.AreEqual(1L, _directory.Count("agent_state"));
    }

    [TestMethod]
    public async Task Desktops_share_what_they_say_through_the_file()
    {
        var other = new AgentStates(DirectoryDatabase.Open(_directory.Database.File), _directory.Time);

        await other.SetAsync("amiller", AgentStatus.Busy, isInCall: false, CancellationToken.None);

        Assert.AreEqual(AgentStatus.Busy, await _directory.States.FindAsync("amiller", CancellationToken.None));
    }

    [TestMethod]
    public async Task Desktops_that_speak_at_once_wait_for_each_other()
    {
        var logons = DirectorySeed.Targets().Where(target => target.Kind == InternalTargetKind.Agent).Select(target => target.Id).ToArray();

        await Task.WhenAll(logons.Select(logon => SetAsync(logon, AgentStatus.Ready)));

        Assert.AreEqual(40L, _directory.Count("agent_state"));
    }

    private Task SetAsync(string logon, AgentStatus status) => _directory.States.SetAsync(logon, status, isInCall: false, CancellationToken.None);
}
