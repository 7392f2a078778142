namespace PluginIm.Messaging;

/// <content>Who is typing (RFC 3994).</content>
public sealed partial class ImSession
{
    private SessionTimer? _peerTyping;
    private bool _isPeerTyping;

    internal void OnTyping(bool isTyping, TimeSpan refresh)
    {
        lock (_gate)
        {
            ShowPeerTyping_NeedsLock(isTyping && _machine.State == ImSessionState.Connected, refresh);
        }
    }

    private void ShowPeerTyping_NeedsLock(bool isTyping, TimeSpan refresh)
    {
        if (isTyping)
        {
            (_peerTyping ??= new SessionTimer(_context.Time, () => OnTyping(false, default))).Start(refresh);
        }
        else
        {
            _peerTyping?.Stop();
        }

        if (_isPeerTyping != isTyping)
        {
            _isPeerTyping = isTyping;
            Tell(ImSessionChangeKind.TypingChanged, null);
        }
    }

    private void ShowTyping(bool hasText)
    {
        lock (_gate)
        {
            // While a message is on its way, or none can go, nothing is told: it would only get in the message's way.
            if (!Options.TypingNotifications || _machine.State != ImSessionState.Connected || !_record.IsAllSent
                || !(hasText ? _typing.Typed() : _typing.Stop()))
            {
                return;
            }
        }

        TellTyping(hasText);
    }

    private void OnTypingIdle()
    {
        lock (_gate)
        {
            if (!_typing.Stop() || _machine.State != ImSessionState.Connected)
            {
                return;
            }
        }

        TellTyping(false);
    }

    private void TellTyping(bool isTyping) =>
        _carriage.NotifyAsync(dialog => dialog.NotifyTypingAsync(isTyping, OwnTyping.Refresh)).Forget(_context.Logger);
}
