using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.TeamCommunicator;

[TestClass]
public sealed class AddColleagueActionTests
{
    private static readonly InternalTarget Mia = Target("mbaker", InternalTargetKind.Agent);

    [TestMethod]
    public async Task It_is_offered_while_a_session_that_the_agent_started_is_connected()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new AddColleagueAction(desktop.Conversation.Kate, NullLogger<AddColleagueAction>.Instance);
        Assert.IsFalse(action.GetState(Mia, null).IsVisible);

        var (session, _) = await desktop.ConnectAsync();

        Assert.AreEqual("Add to the Conversation", action.Caption);
        Assert.AreEqual(new TargetActionState(true, true, null), action.GetState(Mia, null));
        Assert.IsFalse(action.GetState(Target("rp-billing", InternalTargetKind.RoutingPoint), null).IsVisible);
        Assert.IsFalse(action.GetState(Mia, new CustomerCall()).IsVisible, "The session belongs to no interaction.");
        Assert.AreEqual(
            new TargetActionState(true, false, "Takes part already, or is being asked."), action.GetState(Target("amiller", InternalTargetKind.Agent), null));

        await session.EndCommand.ExecuteAsync(null);
        await desktop.UserInterface.UntilAsync(() => !action.GetState(Mia, null).IsVisible, "the end");
    }

    [TestMethod]
    public async Task Whoever_was_invited_does_not_add()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new AddColleagueAction(desktop.Conversation.Amy, NullLogger<AddColleagueAction>.Instance);
        await desktop.ConnectAsync();

        Assert.IsFalse(action.GetState(Mia, null).IsVisible);
    }

    [TestMethod]
    public async Task The_colleague_is_asked_and_shows_among_the_parties()
    {
        await using var desktop = await Desktop.CreateAsync();
        var mia = await desktop.Environment.SignInAsync(new ImParty(Mia.SipAddress, Mia.Id, Mia.DisplayName));
        mia.InvitationReceived += async (_, invitation) => await invitation.AcceptAsync();
        using var action = new AddColleagueAction(desktop.Conversation.Kate, NullLogger<AddColleagueAction>.Instance);
        var (session, _) = await desktop.ConnectAsync();

        await action.ExecuteAsync(Mia, null, CancellationToken.None);

        await desktop.UserInterface.UntilAsync(() => session.Parties.Count == 2, "the third party");
        await desktop.UserInterface.UntilAsync(() => session.Transcript.Lines[^1].Text == "Mia Baker joined.", "the line");
        StringAssert.Contains(session.PartiesText, "Mia Baker");
    }

    [TestMethod]
    public async Task It_is_done_before_the_colleague_has_answered()
    {
        await using var desktop = await Desktop.CreateAsync();
        var mia = await desktop.Environment.SignInAsync(new ImParty(Mia.SipAddress, Mia.Id, Mia.DisplayName));
        var invited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        mia.InvitationReceived += (_, _) => invited.TrySetResult();
        using var action = new AddColleagueAction(desktop.Conversation.Kate, NullLogger<AddColleagueAction>.Instance);
        await desktop.ConnectAsync();

        Assert.IsTrue(action.ExecuteAsync(Mia, null, CancellationToken.None).IsCompletedSuccessfully);

        await invited.Task;
    }

    private static InternalTarget Target(string logon, InternalTargetKind kind) =>
        new() { Kind = kind, Id = logon, DisplayName = "Mia Baker", SipAddress = $"sip:{logon}@im.test" };
}
