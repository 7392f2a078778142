namespace PluginIm.Sip;

/// <summary>A received request that its dialog let in: under way until this is disposed, which is due once its final response is sent.</summary>
public sealed class SipDialogTurn : IDisposable
{
    private Action? _settle;

    internal SipDialogTurn(Action? settle) => _settle = settle;

    /// <summary>The request is answered.</summary>
    public void Dispose() => Interlocked.Exchange(ref _settle, null)?.Invoke();
}
