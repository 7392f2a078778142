using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>Somebody who goes on sending messages of 16 kB to two peers by TCP, twenty a second to the one and two hundred to the other.</summary>
internal sealed class SideTraffic : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _text = new byte[16 * 1024];
    private readonly Task _work;
    private int _sent;
    private int _failed;

    public SideTraffic(MessageTraffic traffic, SipPeer rare, SipPeer frequent) => _work = Task.WhenAll(
        Task.Run(() => SendAsync(traffic, rare, TimeSpan.FromMilliseconds(50))),
        Task.Run(() => SendAsync(traffic, frequent, TimeSpan.FromMilliseconds(5))));

    public override string ToString() => $"{_sent} sent beside, {_failed} of them failed so far";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task SendAsync(MessageTraffic traffic, SipPeer to, TimeSpan interval)
    {
        using var timer = new PeriodicTimer(interval);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            var request = traffic.CreateMessage();
            request.SetBody("text/plain", _text);
            Interlocked.Increment(ref _sent);
            _ = CountAsync(traffic.Near.RequestAsync(request, to, cancellationToken: CancellationToken.None));
        }
    }

    private async Task CountAsync(Task<SipResponse> final)
    {
        if (!(await final).IsSuccess)
        {
            Interlocked.Increment(ref _failed);
        }
    }
}
