using Microsoft.Extensions.Logging;
using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class PartyPresenceTests
{
    private readonly Mock<ITargetDirectory> _directory = new();
    private readonly Mock<ITargetDirectoryChanges> _changes = new();

    [TestMethod]
    [DataRow(Presence.Ready, "Ready")]
    [DataRow(Presence.Busy, "Busy")]
    [DataRow(Presence.NotReady, "Not Ready")]
    [DataRow(Presence.Offline, "Offline")]
    public async Task The_header_says_how_reachable_a_party_is_by_instant_messages(Presence presence, string word)
    {
        await using var desktop = await CreateDesktopAsync();
        Say(presence);

        var session = desktop.Open();

        await desktop.UserInterface.UntilAsync(() => session.Parties[0].PresenceText == word, "the presence");
        Assert.AreEqual($"Amy Miller: {word}", session.Parties[0].PresenceName);
    }

    [TestMethod]
    public async Task What_changes_in_the_directory_is_shown()
    {
        await using var desktop = await CreateDesktopAsync();
        Say(Presence.Ready);
        var session = desktop.Open();
        await desktop.UserInterface.UntilAsync(() => session.Parties[0].Presence == Presence.Ready, "the first answer");

        Say(Presence.Busy);
        _changes.Raise(changes => changes.Changed += null, EventArgs.Empty);

        await desktop.UserInterface.UntilAsync(() => session.Parties[0].Presence == Presence.Busy, "the second answer");
    }

    [TestMethod]
    public async Task A_change_while_the_directory_is_still_asked_is_not_lost_and_asks_once_more()
    {
        await using var desktop = await CreateDesktopAsync();
        var slow = new TaskCompletionSource<InternalTarget?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        _directory.Setup(directory => directory.FindByAddressAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Returns(() => ++asked == 1 ? new ValueTask<InternalTarget?>(slow.Task) : ValueTask.FromResult<InternalTarget?>(Amy(Presence.Busy)));
        var session = desktop.Open();

        for (var i = 0; i < 3; i++)
        {
            _changes.Raise(changes => changes.Changed += null, EventArgs.Empty);
            desktop.UserInterface.Run();
        }

        slow.SetResult(Amy(Presence.Ready));
        await desktop.UserInterface.UntilAsync(() => session.Parties[0].Presence == Presence.Busy, "the answer after the change");
        Assert.AreEqual(2, asked);
    }

    [TestMethod]
    public async Task A_directory_that_fails_costs_the_presence_alone()
    {
        await using var desktop = await CreateDesktopAsync();
        _directory.Setup(directory => directory.FindByAddressAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("no directory"));

        var session = desktop.Open();

        await TestEnvironment.WaitForAsync(
            () => desktop.Environment.Log.Any(record => record.Level == LogLevel.Warning && record.Exception?.Message == "no directory"), "the log");
        desktop.UserInterface.Run();
        Assert.IsNull(session.Parties[0].PresenceText);
        Assert.AreEqual("", session.Parties[0].PresenceName);
    }

    [TestMethod]
    public async Task A_disposed_view_model_asks_no_more()
    {
        await using var desktop = await CreateDesktopAsync();
        Say(Presence.Ready);
        var session = desktop.Open();
        await desktop.UserInterface.UntilAsync(() => session.Parties[0].Presence == Presence.Ready, "the first answer");

        session.Dispose();
        _changes.Raise(changes => changes.Changed += null, EventArgs.Empty);

        Assert.AreEqual(0, desktop.UserInterface.Waiting);
    }

    private static InternalTarget Amy(Presence presence) => new()
    {
        Kind = InternalTargetKind.Agent,
        Id = "amiller",
        DisplayName = "Amy Miller",
        SipAddress = TestEnvironment.Amy.Address,
        Presence = new Dictionary<Medium, Presence> { [Medium.InstantMessaging] = presence },
    };

    private void Say(Presence presence) =>
        _directory.Setup(directory => directory.FindByAddressAsync(TestEnvironment.Amy.Address, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Amy(presence));

    private async Task<Desktop> CreateDesktopAsync()
    {
        var desktop = await Desktop.CreateAsync();
        desktop.Surroundings = new SessionSurroundings { Directory = _directory.Object, DirectoryChanges = _changes.Object };
        return desktop;
    }
}
