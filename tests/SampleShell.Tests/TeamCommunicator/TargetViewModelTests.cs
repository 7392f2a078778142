using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class TargetViewModelTests : IDisposable
{
    private readonly TestLog _log = new();
    private readonly TargetActions _actions;

    public TargetViewModelTests() => _actions = new TargetActions(_log.CreateLogger<TargetActions>());

    public void Dispose() => _log.Dispose();

    [TestMethod]
    public void An_agent_at_a_desktop_shows_the_readiness_said_there()
    {
        var amy = Show(ScriptedSearch.Target("amiller", Presence.NotReady));

        Assert.AreEqual(Presence.NotReady, amy.Presence);
        Assert.AreEqual("Not Ready", amy.PresenceWord);
        Assert.AreEqual("AM", amy.Initials);
        Assert.AreEqual("amiller  ·  +1 555 0141 4102", amy.Detail);
        Assert.AreEqual("Actions for Amy Miller", amy.MenuName);
    }

    [TestMethod]
    public void An_agent_whom_the_telephone_alone_reaches_is_told_from_one_at_a_desktop()
    {
        var amit = Show(ScriptedSearch.Target("akapoor"));

        Assert.AreEqual(Presence.Ready, amit.Presence);
        Assert.AreEqual("Ready · phone only", amit.PresenceWord);
    }

    [TestMethod]
    public void A_target_of_which_nothing_is_known_is_offline()
    {
        var amit = Show(ScriptedSearch.Target("akapoor") with { Presence = new Dictionary<Medium, Presence>() });

        Assert.AreEqual(Presence.Offline, amit.Presence);
        Assert.AreEqual("Offline", amit.PresenceWord);
    }

    [TestMethod]
    [DataRow("rp-billing", "Routing Point  ·  +1 555 0100 8002")]
    [DataRow("q-sales", "Queue  ·  +1 555 0100 9003")]
    public void A_place_says_what_it_is(string id, string detail) => Assert.AreEqual(detail, Show(ScriptedSearch.Target(id)).Detail);

    [TestMethod]
    public void The_menu_has_the_visible_actions_in_the_order_of_their_registration()
    {
        _actions.Register(new ScriptedAction("b", "Bring"));
        _actions.Register(new ScriptedAction("h", "Hidden") { State = _ => new TargetActionState(false, true, null) });
        _actions.Register(new ScriptedAction("a", "Ask"));

        Assert.AreEqual("Bring, Ask", string.Join(", ", Show().Actions().Select(action => action.Caption)));
    }

    [TestMethod]
    public void A_greyed_action_says_why_and_cannot_be_taken()
    {
        var action = new ScriptedAction("a", "Ask") { State = target => new TargetActionState(true, false, $"{target.DisplayName} sleeps.") };
        _actions.Register(action);

        var entry = Show().Actions().Single();

        Assert.IsFalse(entry.IsEnabled);
        Assert.AreEqual("Amy Miller sleeps.", entry.Reason);
        Assert.AreEqual("Amy Miller sleeps.", entry.AccessibleHelp);
        Assert.IsFalse(entry.ExecuteCommand.CanExecute(null));
    }

    [TestMethod]
    public void An_action_that_can_be_taken_gives_no_reason()
    {
        _actions.Register(new ScriptedAction("a", "Ask") { State = _ => new TargetActionState(true, true, "left over") });

        Assert.IsNull(Show().Actions().Single().Reason);
    }

    [TestMethod]
    public async Task Taking_an_action_hands_it_the_target()
    {
        var action = new ScriptedAction("a", "Ask");
        _actions.Register(action);

        await Show().Actions().Single().ExecuteCommand.ExecuteAsync(null);

        CollectionAssert.AreEqual(new[] { "amiller" }, action.Taken);
    }

    [TestMethod]
    public async Task An_action_that_fails_is_named_in_the_log_and_ends_nothing()
    {
        _actions.Register(new ScriptedAction("a", "Ask") { Execute = _ => throw new InvalidOperationException("no line") });

        await Show().Actions().Single().ExecuteCommand.ExecuteAsync(null);

        Assert.AreEqual("The action a failed for amiller", _log.AtLeast(LogLevel.Error).Single());
    }

    [TestMethod]
    public void An_action_that_gives_no_state_is_left_out_and_named_in_the_log()
    {
        _actions.Register(new ScriptedAction("bad", "Bad") { State = _ => throw new InvalidOperationException("no state") });
        _actions.Register(new ScriptedAction("a", "Ask"));

        Assert.AreEqual("Ask", Show().Actions().Single().Caption);
        Assert.AreEqual("The action bad gave no state for amiller", _log.AtLeast(LogLevel.Error).Single());
    }

    private TargetViewModel Show(InternalTarget? target = null) =>
        new(target ?? ScriptedSearch.Target("amiller", Presence.Ready), _actions, _log.CreateLogger("test"));
}
