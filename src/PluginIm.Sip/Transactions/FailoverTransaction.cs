namespace PluginIm.Sip;

/// <summary>
/// A request that goes on to the next server where one fails: each time a transaction of its own with a branch of its own (RFC 3263 4.3).
/// Its user sees one.
/// </summary>
internal sealed class FailoverTransaction : SipClientTransaction
{
    private readonly SipRequest _template;
    private readonly Delivery _delivery;
    private readonly Func<SipRequest, Delivery, Task<SipClientTransaction>> _sendAsync;
    private readonly Func<bool> _isStopped;
    private SipClientTransaction _attempt;
    private bool _isCancelled;
    private string? _cancelReason;

    /// <param name="context">What transactions share.</param>
    /// <param name="template">The request without this side's Via.</param>
    /// <param name="first">The first attempt, under way.</param>
    /// <param name="delivery">Knows what comes next.</param>
    /// <param name="sendAsync">Makes the next attempt.</param>
    /// <param name="isStopped">Whether nothing is to be attempted any more.</param>
    public FailoverTransaction(
        TransactionContext context,
        SipRequest template,
        SipClientTransaction first,
        Delivery delivery,
        Func<SipRequest, Delivery, Task<SipClientTransaction>> sendAsync,
        Func<bool> isStopped)
        : base(context, first.Request, first.Flow, default)
    {
        _template = template;
        _attempt = first;
        _delivery = delivery;
        _sendAsync = sendAsync;
        _isStopped = isStopped;
    }

    public override void Cancel(string? reason = null)
    {
        SipClientTransaction attempt;
        lock (Gate)
        {
            (_isCancelled, _cancelReason, attempt) = (true, reason, _attempt);
        }

        attempt.Cancel(reason);
    }

    internal override void Start() => RunAsync().Forget(Context.Logger);

    internal override void OnResponse(SipResponse response)
    {
        // Responses come to the attempts, which are in the table.
    }

    internal override void OnTransportError(string reason)
    {
        // So do faults.
    }

    private async Task RunAsync()
    {
        while (await IsToGoOnAsync().ConfigureAwait(false))
        {
            var next = await _sendAsync(_template.Clone(), _delivery).ConfigureAwait(false);
            bool isCancelled;
            lock (Gate)
            {
                (_attempt, isCancelled) = (next, _isCancelled);
                (Request, Flow) = (next.Request, next.Flow);
            }

            if (isCancelled)
            {
                next.Cancel(_cancelReason);
            }
        }

        EndResponses();
    }

    /// <summary>Passes on what comes to the attempt; true where it ends with a failure that another server may make good.</summary>
    private async Task<bool> IsToGoOnAsync()
    {
        var isAnswered = false;
        await foreach (var response in _attempt.Responses.ConfigureAwait(false))
        {
            var passed = response;
            if (response.IsFinal && !isAnswered)
            {
                isAnswered = true;
                passed = IsOver ? response : await _delivery.TakeAsync(_attempt.Request, response, CancellationToken.None).ConfigureAwait(false);
            }

            if (passed is null)
            {
                return true;
            }

            Pass(passed);
        }

        return false;
    }

    private bool IsOver
    {
        get
        {
            lock (Gate)
            {
                return _isCancelled || _isStopped();
            }
        }
    }
}
