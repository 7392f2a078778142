namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>The agent's keyboard, as far as shortcuts go, and what other programs have of it.</summary>
internal sealed class ScriptedShortcuts : IGlobalShortcuts
{
    private readonly Dictionary<string, Action> _actions = [];
    private readonly Dictionary<string, ShortcutRefusal> _refusals = [];

    public IReadOnlyCollection<string> Registered => _actions.Keys;

    public void Refuse(string keys, ShortcutRefusal refusal) => _refusals[keys] = refusal;

    public void Allow(string keys) => _refusals.Remove(keys);

    public void Press(string keys) => _actions[keys]();

    public void AssertNone() => Assert.IsEmpty(_actions);

    public ShortcutRefusal? Register(Shortcut shortcut, Action action)
    {
        if (_refusals.TryGetValue(shortcut.Text, out var refusal))
        {
            return refusal;
        }

        _actions.Add(shortcut.Text, action);
        return null;
    }

    public void Clear() => _actions.Clear();

    public void Dispose() => Clear();
}
