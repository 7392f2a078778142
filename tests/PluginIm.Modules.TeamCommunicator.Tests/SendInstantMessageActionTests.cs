using System.Windows.Controls;
using Moq;

namespace PluginIm.Modules.TeamCommunicator.Tests;

/// <summary>The action as the shell's Team Communicator has it.</summary>
[TestClass]
public sealed class SendInstantMessageActionTests
{
    [WindowTest]
    public void A_colleague_can_be_written_to_when_the_channel_is_ready()
    {
        using var desktop = new Desktop();

        desktop.SignIn(BothModules.Add);

        Assert.AreEqual(new TargetActionState(IsVisible: true, IsEnabled: true, Reason: null), StateFor(desktop, Agents.TargetOf(Agents.Amy)));
    }

    [WindowTest]
    [DataRow("sip:kmilburn@im.test", "This is you.")]
    [DataRow("sip:amiller@elsewhere.example", "This address is outside the company's domains.")]
    [DataRow("no address", "This target has no usable address.")]
    public void A_target_that_cannot_be_written_to_is_greyed_with_the_reason(string address, string reason)
    {
        using var desktop = new Desktop();
        desktop.SignIn(BothModules.Add);

        var state = StateFor(desktop, Agents.TargetOf(Agents.Amy) with { SipAddress = address });

        Assert.AreEqual(new TargetActionState(IsVisible: true, IsEnabled: false, reason), state);
    }

    [WindowTest]
    [DataRow(InternalTargetKind.RoutingPoint)]
    [DataRow(InternalTargetKind.Queue)]
    public void A_Routing_Point_and_a_queue_show_it_too(InternalTargetKind kind)
    {
        using var desktop = new Desktop();
        desktop.SignIn(BothModules.Add);

        Assert.AreEqual(new TargetActionState(IsVisible: true, IsEnabled: true, Reason: null), StateFor(desktop, Agents.TargetOf(Agents.Amy, kind)));
    }

    [WindowTest]
    public void It_is_greyed_while_the_channel_signs_in_and_tells_when_that_is_over()
    {
        using var desktop = new Desktop();
        var password = new TaskCompletionSource<string?>();
        desktop.Shell.Password = _ => new ValueTask<string?>(password.Task);
        desktop.Start(BothModules.Add);
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Connecting, "the sign-in's begin");
        var changes = 0;
        desktop.Shell.Actions[0].StateChanged += (_, _) => Interlocked.Increment(ref changes);

        AssertGreyed(desktop, "Instant messaging is still signing in.");
        password.SetResult(Agents.PasswordOf(Agents.Kate));
        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "the sign-in");

        Ui.Until(() => Volatile.Read(ref changes) > 0, "the action's word");
        Assert.IsTrue(StateFor(desktop, Agents.TargetOf(Agents.Amy)).IsEnabled);
    }

    [WindowTest]
    public void It_is_greyed_where_the_switch_refuses_the_sign_in()
    {
        using var desktop = new Desktop();
        desktop.Shell.Password = _ => ValueTask.FromResult<string?>("wrong");

        desktop.Start(BothModules.Add);

        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Refused, "the refusal");
        AssertGreyed(desktop, "The switch refused the sign-in to instant messaging.");
    }

    [WindowTest]
    public void It_is_greyed_when_the_switch_goes_away()
    {
        using var desktop = new Desktop();
        desktop.SignIn(BothModules.Add);

        desktop.StopSwitch();

        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Unreachable, "the loss");
        AssertGreyed(desktop, "The switch is not reachable. Instant messaging is tried again by itself.");
    }

    [WindowTest]
    public void It_is_greyed_after_signing_out()
    {
        using var desktop = new Desktop();
        desktop.SignIn(BothModules.Add);

        Ui.Run(() => desktop.Channel.SignOutAsync());

        AssertGreyed(desktop, "Instant messaging is signed out.");
    }

    [WindowTest]
    public void It_opens_a_tab_whose_first_message_invites_the_colleague()
    {
        using var desktop = new Desktop();
        desktop.SignIn(BothModules.Add);

        Execute(desktop);
        var tab = desktop.NextTab();
        Assert.AreEqual("amiller", tab.Tab.Title);
        Assert.AreEqual("Amy Miller (amiller)", tab.Read("Im.Parties"));
        Assert.AreEqual("Not Connected", tab.Read("Im.Status"));
        Ui.Find<TextBox>(tab.Window, "Im.Input").Text = "Do you have a minute?";
        Ui.Settle();
        Hands.Click(Ui.Find<Button>(tab.Window, "Im.Send"));

        Assert.AreEqual("Do you have a minute?", desktop.Amy.NextInvitation().FirstMessage);
        Ui.Until(() => tab.Read("Im.Status") == "Establishing", "the invitation");
    }

    [WindowTest]
    public void Taken_twice_it_brings_the_tab_to_the_front()
    {
        using var desktop = new Desktop();
        desktop.SignIn(BothModules.Add);
        Execute(desktop);

        Execute(desktop);

        Assert.HasCount(1, desktop.Shell.Tabs);
        desktop.Shell.Tabs[0].Handle.Verify(handle => handle.Activate(), Times.Once);
    }

    [WindowTest]
    public void Taken_where_it_is_greyed_it_opens_nothing()
    {
        using var desktop = new Desktop();
        desktop.SignIn(BothModules.Add);
        Ui.Run(() => desktop.Channel.SignOutAsync());

        Execute(desktop);

        Assert.IsEmpty(desktop.Shell.Tabs);
    }

    private static TargetActionState StateFor(Desktop desktop, InternalTarget target) => desktop.Shell.Actions[0].GetState(target, null);

    private static void AssertGreyed(Desktop desktop, string reason) => Assert.AreEqual(
        new TargetActionState(IsVisible: true, IsEnabled: false, reason), StateFor(desktop, Agents.TargetOf(Agents.Amy)));

    private static void Execute(Desktop desktop) =>
        Ui.Run(() => desktop.Shell.Actions[0].ExecuteAsync(Agents.TargetOf(Agents.Amy), null, CancellationToken.None));
}
