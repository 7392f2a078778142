using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What is to be known of a dialog to restore its session after the desktop was started again.</summary>
/// <param name="Dialog">The dialog, which is to be replaced (RFC 3891).</param>
/// <param name="Peer">The other side.</param>
internal sealed record DialogToken(SipDialogId Dialog, SessionPeer Peer)
{
    private const string Version = "1";

    /// <summary>The same as the session layer keeps it.</summary>
    public override string ToString() =>
        string.Join(' ', Version, Dialog.CallId, Dialog.LocalTag, Dialog.RemoteTag, Peer.Address, Peer.IsVouchedFor ? "vouched" : "said");

    /// <summary>Reads a token; null where it is none of this version.</summary>
    public static DialogToken? Read(string? text) =>
        text?.Split(' ') is [Version, var callId, var localTag, var remoteTag, var peer, var trust] && SipUri.TryParse(peer, out var address)
            ? new DialogToken(new SipDialogId(callId, localTag, remoteTag), new SessionPeer(address, trust == "vouched"))
            : null;
}
