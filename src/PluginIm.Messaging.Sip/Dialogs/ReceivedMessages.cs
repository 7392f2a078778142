namespace PluginIm.Messaging.Sip;

/// <summary>Hands over the messages of the other side one after the other, and knows the last one that was taken.</summary>
#pragma warning disable CA1001 // A semaphore that nobody waits for by its handle holds nothing that needs disposing.
internal sealed class ReceivedMessages
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private string? _lastId;

    /// <summary>The last one that was taken; null before the first.</summary>
    public string? LastId => Volatile.Read(ref _lastId);

    /// <summary>Counts a message as taken that came in another way.</summary>
    public void Note(string? messageId) => Volatile.Write(ref _lastId, messageId);

    /// <summary>Hands over a message. Once the session is over none is taken, so that what was said at its end stays true.</summary>
    public async Task<CarrierReceipt> TakeAsync(CarrierMessage message, Func<bool> isOver, ICarrierDialogObserver observer)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            var receipt = isOver() ? CarrierReceipt.NoSession : await observer.OnMessageAsync(message).ConfigureAwait(false);
            if (receipt == CarrierReceipt.Taken)
            {
                Note(message.Id);
            }

            return receipt;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The last one that was taken, the one included that is being taken at this moment.</summary>
    public async Task<string?> LastIdAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        _one.Release();
        return LastId;
    }
}
