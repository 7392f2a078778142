using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.Modules.TeamCommunicator.Tests;

[TestClass]
public sealed class TeamCommunicatorModuleTests
{
    [WindowTest]
    public void The_action_is_in_the_Team_Communicator_once()
    {
        using var desktop = new Desktop();

        desktop.Start(BothModules.Add);

        Assert.HasCount(2, desktop.Shell.Actions);
        Assert.AreEqual("im.send", desktop.Shell.Actions[0].Id);
        Assert.AreEqual("Send an Instant Message", desktop.Shell.Actions[0].Caption);
    }

    [WindowTest]
    public void A_shell_with_interactions_has_the_action_to_consult_about_them_too()
    {
        using var desktop = new Desktop();
        desktop.Shell.Give<IInteractions>(new ScriptedInteractions());
        desktop.Shell.MapRegion(ImRegions.Interaction, InteractionWindow.ImRegion);

        desktop.SignIn(BothModules.Add);

        CollectionAssert.AreEqual(new[] { "im.send", "im.add", "im.consult" }, desktop.Shell.Actions.Select(action => action.Id).ToArray());
        var target = Agents.TargetOf(Agents.Amy);
        Assert.AreEqual(new TargetActionState(true, true, null), desktop.Shell.Actions[2].GetState(target, new CustomerCall()));
        Assert.IsFalse(desktop.Shell.Actions[2].GetState(target, null).IsVisible);
    }

    [WindowTest]
    public void A_shell_without_a_Team_Communicator_is_told_so_and_has_the_rest()
    {
        using var desktop = new Desktop { ErrorsExpected = true };
        desktop.Shell.Withhold(typeof(ITeamCommunicator));

        desktop.SignIn(BothModules.Add);

        Assert.AreEqual(
            "The Team Communicator has no action to send an instant message: there is no ITeamCommunicator", desktop.Errors.Single().Message);
        Assert.AreEqual(ImChannelState.Ready, desktop.Channel.Status.State);
    }

    [WindowTest]
    public void Without_the_module_for_instant_messages_there_is_no_action_and_the_shell_runs()
    {
        using var desktop = new Desktop { ErrorsExpected = true };

        desktop.Start(catalog => catalog.AddModule<TeamCommunicatorModule>());

        Assert.AreEqual("The Team Communicator has no action to send an instant message: there is no ImChannel", desktop.Errors.Single().Message);
        Assert.IsEmpty(desktop.Shell.Actions);
        Assert.IsTrue(desktop.Main.IsVisible);
    }

    [WindowTest]
    public void Where_instant_messaging_is_off_there_is_no_action_and_the_shell_runs()
    {
        using var desktop = new Desktop { ErrorsExpected = true };
        desktop.Shell.Withhold(typeof(ICredentials));

        desktop.Start(BothModules.Add);

        Assert.IsEmpty(desktop.Shell.Actions);
        Assert.IsTrue(desktop.Main.IsVisible);
        Assert.Contains(error => error.Message.Contains("ICredentials", StringComparison.Ordinal), desktop.Errors);
        Assert.Contains(error => error.Message == "The Team Communicator has no action to send an instant message", desktop.Errors);
    }

    [WindowTest]
    public void A_Team_Communicator_that_refuses_the_action_is_told_and_the_shell_runs()
    {
        using var desktop = new Desktop { ErrorsExpected = true };
        desktop.Shell.TeamCommunicator.Setup(communicator => communicator.Register(Moq.It.IsAny<ITargetAction>()))
            .Throws(new InvalidOperationException("no more actions"));

        desktop.Start(BothModules.Add);

        Assert.AreEqual("no more actions", desktop.Errors.Single().Exception?.Message);
        Assert.IsTrue(desktop.Main.IsVisible);
    }
}
