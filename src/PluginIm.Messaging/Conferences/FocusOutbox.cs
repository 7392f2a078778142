using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>What waits for one party of a conversation: one text under way, the others in order behind it; what loses its way goes again after the restore.</summary>
internal sealed class FocusOutbox(ILogger logger)
{
    /// <summary>Who is that far behind does not follow any more.</summary>
    private const int Most = 500;

    /// <summary>A text that loses its way so often is what breaks it.</summary>
    private const int MaxHandovers = 20;

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private ICarrierDialog? _dialog;
    private bool _isSending;
    private bool _isClosed;
    private int _opened;

    /// <summary>Takes a text; what became of it.</summary>
    public Task<CarrierResult> SendAsync(CarrierMessage message)
    {
        var waiting = new Waiting(message);
        lock (_gate)
        {
            if (_isClosed || _waiting.Count >= Most)
            {
                return Task.FromResult(CarrierResult.Failed(_isClosed ? ImDeliveryFailureKind.PartyLeft : ImDeliveryFailureKind.Refused));
            }

            _waiting.Enqueue(waiting);
        }

        PumpAsync().Forget(logger);
        return waiting.Result.Task;
    }

    /// <summary>Texts go by this dialog from here on, or again.</summary>
    public void Open(ICarrierDialog dialog)
    {
        lock (_gate)
        {
            _dialog = dialog;
            _opened++;
        }

        PumpAsync().Forget(logger);
    }

    /// <summary>The way is lost: what waits goes on waiting.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _dialog = null;
        }
    }

    /// <summary>Nothing goes any more: what came before the last text that the party has, and that text, are there; the rest is not.</summary>
    /// <param name="settlement">What it has; null when nobody knows.</param>
    /// <returns>The texts that turn out to be there.</returns>
    public IReadOnlyList<string> Close(CarrierSettlement? settlement)
    {
        Waiting[] left;
        lock (_gate)
        {
            (_isClosed, _dialog) = (true, null);
            left = [.. _waiting];
            _waiting.Clear();
        }

        var delivered = settlement?.LastReceivedId is { } last ? Array.FindIndex(left, waiting => waiting.Message.Id == last) + 1 : 0;
        for (var i = 0; i < left.Length; i++)
        {
            left[i].Result.TrySetResult(i < delivered ? CarrierResult.Success : FailureOf(left[i], settlement));
        }

        return [.. left.Take(delivered).Select(waiting => waiting.Message.Id)];
    }

    private static CarrierResult FailureOf(Waiting waiting, CarrierSettlement? settlement) => CarrierResult.Failed(
        waiting.Handovers > 0 && settlement is null ? ImDeliveryFailureKind.NoConfirmation : ImDeliveryFailureKind.PartyLeft);

    private async Task PumpAsync()
    {
        while (Begin() is var (waiting, dialog, opened))
        {
            Complete(waiting, await SendAsync(dialog, waiting.Message).ConfigureAwait(false), opened);
        }
    }

    private (Waiting Waiting, ICarrierDialog Dialog, int Opened)? Begin()
    {
        lock (_gate)
        {
            if (_isSending || _dialog is not { } dialog || !_waiting.TryPeek(out var waiting))
            {
                return null;
            }

            _isSending = true;
            waiting.Handovers++;
            return (waiting, dialog, _opened);
        }
    }

    private async Task<CarrierResult> SendAsync(ICarrierDialog dialog, CarrierMessage message)
    {
        try
        {
            return await dialog.SendAsync(message, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: what was sent is not confirmed, the next may be.
            MessagingLog.CarrierFailed(logger, exception, "passing on");
            return CarrierResult.Failed(ImDeliveryFailureKind.NoConfirmation);
        }
    }

    private void Complete(Waiting waiting, CarrierResult result, int opened)
    {
        lock (_gate)
        {
            _isSending = false;
            if (result.Kind == CarrierResultKind.Interrupted && waiting.Handovers < MaxHandovers && !_isClosed)
            {
                // It goes again once there is a way, which may be there already.
                _dialog = opened == _opened ? null : _dialog;
                return;
            }

            if (_waiting.TryPeek(out var first) && first == waiting)
            {
                _waiting.Dequeue();
            }
        }

        waiting.Result.TrySetResult(result.Kind == CarrierResultKind.Interrupted ? CarrierResult.Failed(ImDeliveryFailureKind.NoConfirmation) : result);
    }

    private sealed class Waiting(CarrierMessage message)
    {
        public CarrierMessage Message => message;

        public int Handovers { get; set; }

        public TaskCompletionSource<CarrierResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
