using PluginIm.Contracts;

namespace MinimalShell;

/// <summary>The directory, and the action that a module offers beside each colleague.</summary>
internal sealed class Colleagues : ITeamCommunicator, ITargetDirectory
{
    public IReadOnlyList<InternalTarget> All { get; } = [Agent("kmilburn", "Kate Milburn"), Agent("amiller", "Amy Miller")];

    public ITargetAction? Action { get; private set; }

    public IDisposable Register(ITargetAction action)
    {
        Action = action;
        return new Registration(this);
    }

    public ValueTask<InternalTarget?> FindByAddressAsync(string sipAddress, CancellationToken cancellationToken) =>
        ValueTask.FromResult(All.FirstOrDefault(target => target.SipAddress == sipAddress));

    private sealed class Registration(Colleagues colleagues) : IDisposable
    {
        public void Dispose() => colleagues.Action = null;
    }

    private static InternalTarget Agent(string logon, string name) =>
        new() { Kind = InternalTargetKind.Agent, Id = logon, DisplayName = name, SipAddress = $"sip:{logon}@im.test" };
}
