using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>The copies of a request that went out together. Not safe for use from several threads: its response context guards it.</summary>
/// <param name="hold">What the user counts as busy with while it rings there; given up before anybody is told how it ended.</param>
internal sealed class Fork(IDisposable? hold)
{
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<Branch> Branches { get; } = [];

    /// <summary>The refusals, as they would go back.</summary>
    public List<SipResponse> Refusals { get; } = [];

    /// <summary>Ends when somebody has accepted, on this fork or another, or all have refused.</summary>
    public Task Settled => _settled.Task;

    public void Settle()
    {
        hold?.Dispose();
        _settled.TrySetResult();
    }
}
