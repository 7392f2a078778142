using PluginIm.Contracts;

namespace MinimalShell;

/// <summary>The directory, and the actions that modules offer beside each colleague.</summary>
internal sealed class Colleagues : ITeamCommunicator, ITargetDirectory
{
    public IReadOnlyList<InternalTarget> All { get; } = [Agent("kmilburn", "Kate Milburn"), Agent("amiller", "Amy Miller")];

    public List<ITargetAction> Actions { get; } = [];

    public IDisposable Register(ITargetAction action)
    {
        Actions.Add(action);
        return new Registration(this, action);
    }

    public ValueTask<InternalTarget?> FindByAddressAsync(string sipAddress, CancellationToken cancellationToken) =>
        ValueTask.FromResult(All.FirstOrDefault(target => target.SipAddress == sipAddress));

    private sealed class Registration(Colleagues colleagues, ITargetAction action) : IDisposable
    {
        public void Dispose() => colleagues.Actions.Remove(action);
    }

    private static InternalTarget Agent(string logon, string name) =>
        new() { Kind = InternalTargetKind.Agent, Id = logon, DisplayName = name, SipAddress = $"sip:{logon}@im.test" };
}
