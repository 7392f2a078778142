using System.Threading.Channels;

namespace PluginIm.Sip;

/// <summary>What waits to be written to one connection, bounded in bytes.</summary>
internal sealed class SendQueue(int maxBytes)
{
    private readonly Channel<ReadOnlyMemory<byte>> _messages =
        Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new UnboundedChannelOptions { SingleReader = true });

    private long _bytes;

    /// <summary>False where the queue is full or ended.</summary>
    public bool TryAdd(ReadOnlyMemory<byte> message)
    {
        if (Interlocked.Add(ref _bytes, message.Length) > maxBytes)
        {
            return false;
        }

        return _messages.Writer.TryWrite(message);
    }

    public void End() => _messages.Writer.TryComplete();

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _messages.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>
    /// Copies as many waiting messages as fit into the buffer; a single one that is larger than the buffer comes as it is.
    /// </summary>
    public ReadOnlyMemory<byte> Take(Memory<byte> buffer)
    {
        var length = 0;
        while (_messages.Reader.TryPeek(out var message))
        {
            if (length + message.Length > buffer.Length)
            {
                if (length > 0)
                {
                    break;
                }

                _messages.Reader.TryRead(out message);
                return message;
            }

            message.CopyTo(buffer[length..]);
            length += message.Length;
            _messages.Reader.TryRead(out _);
        }

        return buffer[..length];
    }

    /// <summary>Tells that so many bytes have left.</summary>
    public void Sent(int bytes) => Interlocked.Add(ref _bytes, -bytes);
}
