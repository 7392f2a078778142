using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class AgentStatusViewModelTests : IDisposable
{
    private static readonly SignedInAgent Kate = new("kmilburn", "Kate Milburn", "sip:kmilburn@im.test");

    private readonly TestDirectory _directory = new();
    private readonly TestLog _log = new();

    public void Dispose()
    {
        _log.Dispose();
        _directory.Dispose();
    }

    [TestMethod]
    public async Task A_desktop_that_starts_says_ready_and_one_that_closes_says_so()
    {
        var kate = Status();
        Assert.AreEqual(AgentStatus.LoggedOff, await StoredAsync());

        kate.Start();
        await SeeStoredAsync(AgentStatus.Ready);
        await kate.DisposeAsync();

        Assert.AreEqual(AgentStatus.LoggedOff, await StoredAsync());
        Assert.IsEmpty(_log.AtLeast(LogLevel.Warning));
    }

    [TestMethod]
    [DataRow(AgentStatus.NotReady, "Not Ready")]
    [DataRow(AgentStatus.Busy, "Busy")]
    public async Task What_the_agent_chooses_is_on_screen_and_in_the_file(object choice, string text)
    {
        await using var kate = Status();
        kate.Start();
        await SeeStoredAsync(AgentStatus.Ready);

        await kate.ChooseCommand.ExecuteAsync((AgentStatus)choice);

        Assert.AreEqual(text, kate.StatusText);
        Assert.AreEqual((AgentStatus)choice, await StoredAsync());
    }

    [TestMethod]
    public async Task Who_is_on_the_phone_is_busy_for_calls_and_ready_for_all_else_until_it_is_over()
    {
        await using var kate = Status();
        kate.Start();
        await SeeStoredAsync(AgentStatus.Ready);

        await kate.SetInCallAsync(true);
        var inCall = await _directory.FindAsync("kmilburn");
        await kate.SetInCallAsync(false);
        var after = await _directory.FindAsync("kmilburn");

        Assert.AreEqual((Presence.Busy, Presence.Ready), (inCall.PresenceIn(Medium.Voice), inCall.PresenceIn(Medium.InstantMessaging)));
        Assert.AreEqual(Presence.Ready, after.PresenceIn(Medium.Voice));
    }

    [TestMethod]
    public async Task Who_is_not_ready_is_so_on_the_phone_too()
    {
        await using var kate = Status();
        await kate.ChooseCommand.ExecuteAsync(AgentStatus.NotReady);

        await kate.SetInCallAsync(true);

        Assert.AreEqual(Presence.NotReady, (await _directory.FindAsync("kmilburn")).PresenceIn(Medium.Voice));
    }

    [TestMethod]
    public async Task A_desktop_that_runs_keeps_its_lease()
    {
        await using var kate = Status();
        kate.Start();
        await SeeStoredAsync(AgentStatus.Ready);

        for (var renewal = 0; renewal < 6; renewal++)
        {
            _directory.Time.Advance(AgentStates.Renewal);
            await SeeRenewedAsync();
        }
    }

    [TestMethod]
    public async Task A_state_that_cannot_be_stored_is_named_in_the_log_and_the_desktop_goes_on()
    {
        await using var kate = Status();
        _directory.Execute("DROP TABLE agent_state");

        await kate.ChooseCommand.ExecuteAsync(AgentStatus.Busy);

        Assert.AreEqual(AgentStatus.Busy, kate.Status);
        StringAssert.StartsWith(_log.AtLeast(LogLevel.Error).Single(), "The status Busy could not be stored");
    }

    [TestMethod]
    public async Task Without_a_directory_the_status_is_but_on_screen()
    {
        await using var kate = new AgentStatusViewModel(Kate, () => null, _directory.Time, _log.CreateLogger<AgentStatusViewModel>());
        kate.Start();

        await kate.ChooseCommand.ExecuteAsync(AgentStatus.NotReady);

        Assert.AreEqual("Not Ready", kate.StatusText);
        Assert.IsEmpty(_log.AtLeast(LogLevel.Warning));
    }

    private AgentStatusViewModel Status() => new(Kate, () => _directory.States, _directory.Time, _log.CreateLogger<AgentStatusViewModel>());

    private Task<AgentStatus> StoredAsync() => _directory.States.FindAsync("kmilburn", CancellationToken.None);

    private Task SeeStoredAsync(AgentStatus status) =>
        Eventually.HoldsAsync(async () => await StoredAsync() == status, $"{status} in the file");

    private Task SeeRenewedAsync() => Eventually.HoldsAsync(
        () => _directory.Number("SELECT max(seen_at) FROM agent_state") == _directory.Time.GetUtcNow().ToUnixTimeMilliseconds(),
        "the renewed lease");
}
