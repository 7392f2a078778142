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
            "Module TeamCommunicator offers no actions: the shell gives no ITeamCommunicator. Register it in the shell's RegisterTypes", desktop.Errors.Single().Message);
        Assert.AreEqual(ImChannelState.Ready, desktop.Channel.Status.State);
    }

    [WindowTest]
    public void Without_the_module_for_instant_messages_there_is_no_action_and_the_shell_runs()
    {
        using var desktop = new Desktop { ErrorsExpected = true };

        desktop.Start(catalog => catalog.AddModule<TeamCommunicatorModule>());

        Assert.AreEqual(
            "Module TeamCommunicator offers no actions: the module InstantMessaging was not loaded before. Name it in the manifest, and in dependsOn of this one",
            desktop.Errors.Single().Message);
        Assert.IsEmpty(desktop.Shell.Actions);
        Assert.IsTrue(desktop.Main.IsVisible);
    }

    [WindowTest]
    public void Where_instant_messaging_is_off_each_module_says_in_one_line_what_the_shell_does_not_give()
    {
        using var desktop = new Desktop { ErrorsExpected = true };
        desktop.Shell.Withhold(typeof(ICredentials));

        desktop.Start(BothModules.Add);

        Assert.IsEmpty(desktop.Shell.Actions);
        Assert.IsTrue(desktop.Main.IsVisible);
        CollectionAssert.AreEqual(
            new[]
            {
                "Module InstantMessaging is off: the shell gives no ICredentials. Register it in the shell's RegisterTypes",
                "Module TeamCommunicator offers no actions: the shell gives no ICredentials. Register it in the shell's RegisterTypes",
            },
            desktop.Errors.Select(error => error.Message).ToArray());
        Assert.IsTrue(desktop.Errors.All(error => error.Exception is null));
    }

    [WindowTest]
    public void A_service_that_cannot_be_made_is_told_in_one_line_and_the_rest_at_the_level_Debug()
    {
        using var desktop = new Desktop { ErrorsExpected = true };
        desktop.Shell.Withhold(typeof(ITeamCommunicator));

        desktop.SignIn(catalog => BothModules.Add(catalog.AddModule<UnmadeCommunicatorModule>()));

        Assert.AreEqual(
            "Module TeamCommunicator offers no actions: ITeamCommunicator cannot be made (no directory). Correct what the shell registers for it; the level Debug has the whole",
            desktop.Errors.Single().Message);
        Assert.IsNull(desktop.Errors[0].Exception);
        Assert.Contains(record => record.Message == "Where ITeamCommunicator could not be made" && record.Exception is not null, desktop.Log);
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
