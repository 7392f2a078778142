using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class TargetViewModelTests : IDisposable
{
    private readonly TestLog _log = new();
    private readonly ScriptedUses _uses = new();
    private readonly TargetActions _actions;

    public TargetViewModelTests() => _actions = new TargetActions(_log.CreateLogger<TargetActions>());

    public void Dispose() => _log.Dispose();

    [TestMethod]
    public void An_agent_at_a_desktop_shows_the_readiness_said_there()
    {
        var amy = Show(ScriptedSearch.Target("amiller", Presence.NotReady));

        Assert.AreEqual(Presence.NotReady, amy.Presence);
        Assert.AreEqual("Instant messaging: Not Ready, Phone: Not Ready", string.Join(", ", amy.Media.Select(medium => medium.Text)));
        Assert.AreEqual("AM", amy.Initials);
        Assert.AreEqual("amiller  ·  +1 555 0141 4102", Detail(amy));
        Assert.AreEqual("Actions for Amy Miller", amy.MenuName);
    }

    [TestMethod]
    public void An_agent_whom_the_telephone_alone_reaches_is_told_from_one_at_a_desktop()
    {
        var amit = Show(ScriptedSearch.Target("akapoor"));

        Assert.AreEqual(Presence.Ready, amit.Presence);
        Assert.AreEqual("Instant messaging: Offline, Phone: Ready", string.Join(", ", amit.Media.Select(medium => medium.Text)));
    }

    [TestMethod]
    public void A_target_of_which_nothing_is_known_is_offline()
    {
        var amit = Show(ScriptedSearch.Target("akapoor") with { Presence = new Dictionary<Medium, Presence>() });

        Assert.AreEqual(Presence.Offline, amit.Presence);
        Assert.AreEqual("Amit Kapoor, agent, instant messaging offline", amit.AccessibleName);
    }

    [TestMethod]
    [DataRow("rp-billing", "Routing Point  ·  +1 555 0100 8002")]
    [DataRow("q-sales", "Queue  ·  +1 555 0100 9003")]
    public void A_place_says_what_it_is(string id, string detail) => Assert.AreEqual(detail, Detail(Show(ScriptedSearch.Target(id))));

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

    [TestMethod]
    [DataRow("amiller", Presence.Ready, "Amy Miller, agent, instant messaging ready")]
    [DataRow("akapoor", null, "Amit Kapoor, agent, instant messaging offline, phone ready")]
    [DataRow("rp-billing", Presence.Ready, "Billing, Routing Point, instant messaging ready")]
    [DataRow("q-sales", Presence.Ready, "Sales, queue, instant messaging ready")]
    public void A_screen_reader_says_who_what_and_how_ready(string id, Presence? presence, string name) =>
        Assert.AreEqual(name, Show(ScriptedSearch.Target(id, presence)).AccessibleName);

    [TestMethod]
    public void The_tip_tells_every_medium()
    {
        var lines = Show(ScriptedSearch.Target("amiller", Presence.Busy)).PresenceTip.Split(Environment.NewLine);

        CollectionAssert.AreEqual(
            new[] { "Instant messaging: Busy", "Phone: Busy", "E-mail: Busy", "Chat: Busy", "Work items: Busy" }, lines);
    }

    [TestMethod]
    [DataRow("mil", "Amy [Mil]ler | amiller  ·  +1 555 0141 4102")]
    [DataRow("a mil", "[A]my [Mil]ler | [a]miller  ·  +1 555 0141 4102")]
    [DataRow("amil", "Amy Miller | [amil]ler  ·  +1 555 0141 4102")]
    [DataRow("4102", "Amy Miller | amiller  ·  +1 555 0141 [4102]")]
    [DataRow("0141-41", "Amy Miller | amiller  ·  +1 555 [0141 41]02")]
    [DataRow("1414", "Amy Miller | amiller  ·  +1 555 0[141 4]102")]
    [DataRow("amiller@im", "Amy Miller | [amiller]  ·  [amiller]@[im].test")]
    [DataRow("test", "Amy Miller | amiller  ·  amiller@im.[test]")]
    public void What_was_typed_is_marked_where_it_was_found(string typed, string marked)
    {
        var amy = Show();
        amy.Typed = typed;

        Assert.AreEqual(marked, $"{Marked(amy.NameParts)} | {Marked(amy.DetailParts)}");
    }

    [TestMethod]
    [DataRow("mul", "[Mül]ler")]
    [DataRow("mueller", "[Müller]")]
    [DataRow("MÜ", "[Mü]ller")]
    public void An_umlaut_is_marked_however_it_is_typed(string typed, string marked)
    {
        var muller = Show(ScriptedSearch.Target("amiller") with { DisplayName = "Müller" });
        muller.Typed = typed;

        Assert.AreEqual(marked, Marked(muller.NameParts));
    }

    [TestMethod]
    public async Task The_star_is_set_and_taken_away_and_told_in_words()
    {
        var amy = Show();
        Assert.AreEqual("Add to Favourites", amy.FavouriteCaption);

        await amy.ToggleFavouriteCommand.ExecuteAsync(null);
        Assert.AreEqual("Remove from Favourites", amy.FavouriteCaption);
        Assert.AreEqual("Amy Miller, agent, instant messaging ready, favourite", amy.AccessibleName);
        await amy.ToggleFavouriteCommand.ExecuteAsync(null);

        Assert.AreEqual("amiller True, amiller False", string.Join(", ", _uses.Stars));
    }

    [TestMethod]
    public async Task An_action_that_was_done_is_remembered_and_one_that_failed_is_not()
    {
        _actions.Register(new ScriptedAction("a", "Ask"));
        _actions.Register(new ScriptedAction("b", "Bring") { Execute = _ => throw new InvalidOperationException("no line") });

        await Show().Actions()[1].ExecuteCommand.ExecuteAsync(null);
        Assert.IsEmpty(_uses.Remembered);
        await Show().Actions()[0].ExecuteCommand.ExecuteAsync(null);

        Assert.AreEqual("amiller", _uses.Remembered.Single());
    }

    [TestMethod]
    public void The_main_action_is_the_first_and_where_it_cannot_be_taken_none_is()
    {
        var ask = new ScriptedAction("a", "Ask");
        var asks = _actions.Register(ask);
        _actions.Register(new ScriptedAction("b", "Bring"));
        Assert.IsTrue(Show().TryMainAction());
        Assert.AreEqual("amiller", ask.Taken.Single());

        asks.Dispose();
        var greyed = new ScriptedAction("g", "Greyed") { State = _ => new TargetActionState(true, false, "No.") };
        var other = new TargetActions(_log.CreateLogger<TargetActions>());
        other.Register(greyed);
        Assert.IsFalse(new TargetViewModel(ScriptedSearch.Target("amiller"), null, _uses, other, _log.CreateLogger("test")).TryMainAction());
        Assert.IsEmpty(greyed.Taken);
    }

    [TestMethod]
    public void Without_an_action_there_is_no_main_one() => Assert.IsFalse(Show().TryMainAction());

    private static string Detail(TargetViewModel target) => string.Concat(target.DetailParts.Select(part => part.Text));

    private static string Marked(IEnumerable<TextPart> parts) =>
        string.Concat(parts.Select(part => part.IsMatch ? $"[{part.Text}]" : part.Text));

    private TargetViewModel Show(InternalTarget? target = null) =>
        new(target ?? ScriptedSearch.Target("amiller", Presence.Ready), null, _uses, _actions, _log.CreateLogger("test"));
}
