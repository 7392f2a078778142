namespace SampleShell;

/// <summary>Brings the desktop its switch: the one that was asked for, one that another desktop runs here, or its own.</summary>
internal sealed class SwitchStart : IAsyncDisposable
{
    private SwitchStart(SwitchConnection connection) => Connection = connection;

    public SwitchConnection Connection { get; }

    public static Task<SwitchStart> RunAsync(string address) =>
        Task.FromResult(new SwitchStart(new SwitchConnection(address, $"Switch {address}", null)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
