namespace MinimalShell;

/// <summary>The directory, and the actions that modules offer beside each colleague.</summary>
internal sealed class Colleagues : ITeamCommunicator, ITargetDirectory
{
    private readonly List<ITargetAction> _actions = [];

    public IReadOnlyList<InternalTarget> All { get; } = [Agent("kmilburn", "Kate Milburn"), Agent("amiller", "Amy Miller")];

    public IDisposable Register(ITargetAction action)
    {
        _actions.Add(action);
        return new Registration(_actions, action);
    }

    public ITargetAction? FindAction(InternalTarget target) => _actions.Find(action => action.GetState(target, null) is { IsVisible: true, IsEnabled: true });

    public ValueTask<InternalTarget?> FindByAddressAsync(string sipAddress, CancellationToken cancellationToken) =>
        ValueTask.FromResult(All.FirstOrDefault(target => target.SipAddress == sipAddress));

    private static InternalTarget Agent(string logon, string name) =>
        new() { Kind = InternalTargetKind.Agent, Id = logon, DisplayName = name, SipAddress = $"sip:{logon}@im.test" };

    private sealed record Registration(List<ITargetAction> Actions, ITargetAction Action) : IDisposable
    {
        public void Dispose() => Actions.Remove(Action);
    }
}
