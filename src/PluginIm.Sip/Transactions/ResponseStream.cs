using System.Threading.Channels;

namespace PluginIm.Sip;

/// <summary>The responses of one transaction in their order. Most transactions bring one that nobody reads here: it costs no queue.</summary>
internal sealed class ResponseStream
{
    private readonly Lock _gate = new();
    private SipResponse? _only;
    private Channel<SipResponse>? _all;
    private bool _ended;

    public void Add(SipResponse response)
    {
        lock (_gate)
        {
            if (_all is null && _only is null)
            {
                _only = response;
                return;
            }

            Open_NeedsLock().Writer.TryWrite(response);
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            _all?.Writer.TryComplete();
        }
    }

    public IAsyncEnumerable<SipResponse> ReadAllAsync()
    {
        lock (_gate)
        {
            return Open_NeedsLock().Reader.ReadAllAsync();
        }
    }

    private Channel<SipResponse> Open_NeedsLock()
    {
        if (_all is null)
        {
            _all = Channel.CreateUnbounded<SipResponse>();
            if (_only is not null)
            {
                _all.Writer.TryWrite(_only);
                _only = null;
            }

            if (_ended)
            {
                _all.Writer.TryComplete();
            }
        }

        return _all;
    }
}
