using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>The other side of a session. Whoever else sends something in the session's name is turned away.</summary>
/// <param name="Address">Where it is reached outside of a dialog.</param>
/// <param name="IsVouchedFor">
/// Whether the switch said that it is there. Before that it is only known whom the invitation was for, which may be a Routing Point.
/// </param>
internal sealed record SessionPeer(SipUri Address, bool IsVouchedFor)
{
    /// <summary>Who answered an invitation: whom the switch names (RFC 3325), else who was invited.</summary>
    public static SessionPeer Answering(SipResponse success, SipUri invited) =>
        Sender.VouchedFor(success) is { } answered ? new SessionPeer(answered, true) : new SessionPeer(invited, false);

    /// <summary>Who sent an invitation.</summary>
    public static SessionPeer Inviting(SipRequest invite) => new(Sender.Of(invite), Sender.VouchedFor(invite) is not null);

    /// <summary>The peer as known after a request in the session's dialog, or for its restoring; null where somebody else sent it.</summary>
    public SessionPeer? After(SipRequest request) => After(Sender.VouchedFor(request));

    /// <summary>The same after a request of whom the switch vouches for; null where it does not.</summary>
    public SessionPeer? After(SipUri? vouched) =>
        vouched is null ? this
        : !IsVouchedFor ? new SessionPeer(vouched, true)
        : vouched.Equals(Address) ? this
        : null;
}
