using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>The copies of a request that went out together. Not safe for use from several threads: its response context guards it.</summary>
internal sealed class Fork
{
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<Branch> Branches { get; } = [];

    /// <summary>The refusals, as they would go back.</summary>
    public List<SipResponse> Refusals { get; } = [];

    /// <summary>Ends when somebody has accepted, on this fork or another, or all have refused.</summary>
    public Task Settled => _settled.Task;

    public void Settle() => _settled.TrySetResult();
}
