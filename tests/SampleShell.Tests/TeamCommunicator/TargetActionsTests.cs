using Microsoft.Extensions.Logging;

namespace SampleShell.Tests;

[TestClass]
public sealed class TargetActionsTests : IDisposable
{
    private readonly TestLog _log = new();
    private readonly TargetActions _actions;
    private int _changes;

    public TargetActionsTests()
    {
        _actions = new TargetActions(_log.CreateLogger<TargetActions>());
        _actions.Changed += (_, _) => _changes++;
    }

    public void Dispose() => _log.Dispose();

    [TestMethod]
    public void Registering_and_withdrawing_an_action_is_told()
    {
        var action = new ScriptedAction("a", "Ask");

        var registration = _actions.Register(action);
        Assert.AreSame(action, _actions.All.Single());
        Assert.AreEqual(1, _changes);
        registration.Dispose();

        Assert.IsEmpty(_actions.All);
        Assert.AreEqual(2, _changes);
        Assert.IsFalse(action.IsWatched);
    }

    [TestMethod]
    public void Withdrawing_twice_is_withdrawing_once()
    {
        var registration = _actions.Register(new ScriptedAction("a", "Ask"));

        registration.Dispose();
        registration.Dispose();

        Assert.AreEqual(2, _changes);
    }

    [TestMethod]
    public void An_action_that_may_answer_otherwise_is_told()
    {
        var action = new ScriptedAction("a", "Ask");
        _actions.Register(action);

        action.Change();

        Assert.AreEqual(2, _changes);
    }

    [TestMethod]
    public void One_withdrawn_leaves_the_others()
    {
        var first = _actions.Register(new ScriptedAction("a", "Ask"));
        _actions.Register(new ScriptedAction("b", "Bring"));

        first.Dispose();

        Assert.AreEqual("b", _actions.All.Single().Id);
    }

    [TestMethod]
    public async Task Actions_register_on_any_thread()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => _actions.Register(new ScriptedAction($"{number}", "Ask")))));

        Assert.HasCount(50, _actions.All);
    }
}
