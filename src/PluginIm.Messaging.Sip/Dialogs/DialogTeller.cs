using static PluginIm.Messaging.Sip.DialogMachine;

namespace PluginIm.Messaging.Sip;

/// <summary>Tells the session what the machine's steps mean for it: noted under the dialog's lock, told after it.</summary>
internal sealed class DialogTeller(SipImDialog dialog)
{
    private readonly OrderedCalls _calls = new();

    /// <summary>Notes what is to be told of a step.</summary>
    /// <param name="actions">The step.</param>
    /// <param name="news">What goes with it.</param>
    /// <param name="token">What restores the session after a restart of the desktop.</param>
    /// <param name="peer">The other side, for the log.</param>
    public void Note(Actions actions, DialogNews news, string? token, SessionPeer peer)
    {
        if (actions.HasFlag(Actions.TellEstablished))
        {
            var establishment = new CarrierEstablishment(news.AnsweredBy, token) { FirstMessage = dialog.FirstMessage, HasCase = dialog.BringsCase };
            Note(() => dialog.Observer.OnEstablished(establishment));
        }

        if (actions.HasFlag(Actions.TellInterrupted))
        {
            var reason = news.Reason ?? new ImEndReason(ImEndReasonKind.ConnectionLost, Phrase: "The other side lost the way.");
            SipImLog.WayLost(dialog.Logger, dialog.SessionId, peer.Address.ToString(), reason);
            Note(() => dialog.Observer.OnInterrupted(reason));
        }

        if (actions.HasFlag(Actions.TellRestored))
        {
            Note(() => dialog.Observer.OnRestored(token));
        }

        if (actions.HasFlag(Actions.TellOver))
        {
            Note(() => dialog.Observer.OnOver(news.Reason!, news.Settlement));
        }
    }

    public void Note(Action call) => _calls.Add(call);

    /// <summary>Tells what is noted, in its order; to be called outside of the lock.</summary>
    public void Tell() => _calls.Run();
}
