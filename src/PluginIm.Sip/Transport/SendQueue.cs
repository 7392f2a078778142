using System.Buffers;

namespace PluginIm.Sip;

/// <summary>
/// What waits to be written to one connection, bounded in bytes. One writes at a time; what others add meanwhile is written in one piece next.
/// </summary>
internal sealed class SendQueue(int maxBytes)
{
    private readonly Lock _gate = new();
    private byte[] _waiting = [];
    private int _waitingLength;
    private byte[] _underWay = [];
    private int _underWayLength;
    private bool _isWriting;
    private bool _hasEnded;

    /// <summary>False where the queue is full or ended.</summary>
    public bool TryAdd(ReadOnlySpan<byte> message)
    {
        lock (_gate)
        {
            if (_hasEnded || (long)_underWayLength + _waitingLength + message.Length > maxBytes)
            {
                return false;
            }

            if (_waiting.Length - _waitingLength < message.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_waitingLength * 2, _waitingLength + message.Length));
                _waiting.AsSpan(0, _waitingLength).CopyTo(larger);
                GiveBack(ref _waiting);
                _waiting = larger;
            }

            message.CopyTo(_waiting.AsSpan(_waitingLength));
            _waitingLength += message.Length;
            return true;
        }
    }

    /// <summary>Nothing is added from here on; true where nothing is left to be written either.</summary>
    public bool End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            return !_isWriting && _waitingLength == 0;
        }
    }

    /// <summary>Makes the caller the one who writes; false where somebody does already, or there is nothing.</summary>
    public bool TryBegin()
    {
        lock (_gate)
        {
            if (_isWriting || _waitingLength == 0)
            {
                return false;
            }

            return _isWriting = true;
        }
    }

    /// <summary>What is to be written next, all that came before having left; when it is empty the caller is no longer the one who writes.</summary>
    /// <param name="hasEnded">Whether nothing more will ever come.</param>
    public ReadOnlyMemory<byte> Next(out bool hasEnded)
    {
        lock (_gate)
        {
            hasEnded = _hasEnded;
            GiveBack(ref _underWay);
            (_underWay, _underWayLength) = (_waiting, _waitingLength);
            (_waiting, _waitingLength) = ([], 0);
            _isWriting = _underWayLength > 0;
            return _underWay.AsMemory(0, _underWayLength);
        }
    }

    /// <summary>Throws away all that waits: nobody writes any more.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _hasEnded = true;
            GiveBack(ref _underWay);
            GiveBack(ref _waiting);
            (_waitingLength, _underWayLength) = (0, 0);
        }
    }

    private static void GiveBack(ref byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
        }
    }
}
