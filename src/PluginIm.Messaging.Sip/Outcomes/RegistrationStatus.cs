using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What a registration's status is to the channel.</summary>
internal static class RegistrationStatus
{
    /// <param name="status">The registration's status.</param>
    /// <param name="hasPassword">Whether this side had a password to answer a challenge with.</param>
    public static ImChannelStatus ToChannel(SipRegistrationStatus status, bool hasPassword) => new(
        status.State switch
        {
            SipRegistrationState.Stopped => ImChannelState.SignedOut,
            SipRegistrationState.Registering => ImChannelState.Connecting,
            SipRegistrationState.Registered => ImChannelState.Ready,
            SipRegistrationState.Unreachable => ImChannelState.Unreachable,
            SipRegistrationState.Refused => ImChannelState.Refused,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status.State, "No such state."),
        },
        status.Detail,
        status.NextTry)
    {
        IsPasswordMissing = !hasPassword && status is { State: SipRegistrationState.Refused, StatusCode: 401 or 403 or 407 },
    };
}
