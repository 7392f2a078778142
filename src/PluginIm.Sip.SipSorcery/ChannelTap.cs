using SIPSorcery.SIP;

namespace PluginIm.Sip.SipSorcery;

/// <summary>
/// Stands before a channel's receiver. The transport's own events come too late to share: each of their subscribers gets, and may answer, every
/// request, the messages have lost their bytes by then, and they wait in one queue.
/// </summary>
internal sealed class ChannelTap(SIPChannel channel, Func<SIPChannel, SIPEndPoint, SIPEndPoint, byte[], bool> tryTake)
{
    private SIPMessageReceivedAsyncDelegate? _behind;
    private volatile bool _isClosed;

    public void Open()
    {
        _behind = channel.SIPMessageReceived;
        channel.SIPMessageReceived = OnReceivedAsync;
    }

    /// <summary>Gives the receiver its place back. Where somebody else stands before this tap, it stays and passes everything on.</summary>
    public void Close()
    {
        _isClosed = true;
        if (channel.SIPMessageReceived == OnReceivedAsync)
        {
            channel.SIPMessageReceived = _behind;
        }
    }

    private Task OnReceivedAsync(SIPChannel by, SIPEndPoint local, SIPEndPoint remote, byte[] bytes) =>
        !_isClosed && tryTake(by, local, remote, bytes) ? Task.CompletedTask : _behind?.Invoke(by, local, remote, bytes) ?? Task.CompletedTask;
}
