namespace PluginIm.Messaging;

/// <content>Who is typing (RFC 3994).</content>
public sealed partial class ImSession
{
    private readonly List<(ImParty Party, SessionTimer Time)> _typing = [];

    /// <summary>Who of the others is typing, in the order in which they began. <see cref="ImSessionChangeKind.TypingChanged"/> tells when it changes.</summary>
    public IReadOnlyList<ImParty> Typing => Read<IReadOnlyList<ImParty>>(() => [.. _typing.Select(typing => typing.Party)]);

    internal void OnTyping(bool isTyping, TimeSpan refresh, ImParty? author)
    {
        lock (_gate)
        {
            ShowPeerTyping_NeedsLock(OtherOf_NeedsLock(author) ?? _peer, isTyping && _machine.State == ImSessionState.Connected, refresh);
        }
    }

    private void ShowPeerTyping_NeedsLock(ImParty party, bool isTyping, TimeSpan refresh)
    {
        var index = _typing.FindIndex(typing => ImAddress.IsSame(typing.Party.Address, party.Address));
        if (isTyping && index < 0)
        {
            index = _typing.Count;
            _typing.Add((party, new SessionTimer(_context.Time, () => OnTyping(false, default, party))));
            Tell(ImSessionChangeKind.TypingChanged, null);
        }

        if (isTyping)
        {
            _typing[index].Time.Start(refresh);
        }
        else if (index >= 0)
        {
            _typing[index].Time.Stop();
            _typing.RemoveAt(index);
            Tell(ImSessionChangeKind.TypingChanged, null);
        }
    }

    /// <summary>Nobody types here any more but those.</summary>
    private void EndPeerTyping_NeedsLock(params IReadOnlyList<ImParty> except)
    {
        foreach (var (party, _) in _typing.Where(typing => !except.Any(other => ImAddress.IsSame(other.Address, typing.Party.Address))).ToArray())
        {
            ShowPeerTyping_NeedsLock(party, false, default);
        }
    }

    private void ShowTyping(bool hasText)
    {
        lock (_gate)
        {
            // While a message is on its way, or none can go, nothing is told: it would only get in the message's way.
            if (!Options.TypingNotifications || _machine.State != ImSessionState.Connected || !_record.IsAllSent
                || !(hasText ? _ownTyping.Typed() : _ownTyping.Stop()))
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
            if (!_ownTyping.Stop() || _machine.State != ImSessionState.Connected)
            {
                return;
            }
        }

        TellTyping(false);
    }

    private void TellTyping(bool isTyping) =>
        _carriage.NotifyAsync(dialog => dialog.NotifyTypingAsync(isTyping, OwnTyping.Refresh)).Forget(_context.Logger);
}
