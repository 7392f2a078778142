namespace Softphone;

/// <summary>What a call has that could not be begun: nothing is on the wire.</summary>
internal sealed class NoLeg : ICallLeg
{
    private NoLeg()
    {
    }

    public static NoLeg Instance { get; } = new();

    public Task CancelAsync(int? cause) => Task.CompletedTask;

    public Task AcceptAsync(PhoneCall call) => Task.CompletedTask;

    public Task RejectAsync(int status) => Task.CompletedTask;
}
