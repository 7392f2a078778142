using System.Threading.Channels;

namespace PluginIm.Sip;

/// <summary>The responses of one transaction in their order, for whoever enumerates them.</summary>
internal sealed class ResponseStream
{
    private readonly Channel<SipResponse> _channel = Channel.CreateUnbounded<SipResponse>();

    public void Add(SipResponse response) => _channel.Writer.TryWrite(response);

    public void End() => _channel.Writer.TryComplete();

    public IAsyncEnumerable<SipResponse> ReadAllAsync() => _channel.Reader.ReadAllAsync();
}
