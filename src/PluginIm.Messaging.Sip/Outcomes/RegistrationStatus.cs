using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What a registration's status is to the channel.</summary>
internal static class RegistrationStatus
{
    public static ImChannelStatus ToChannel(SipRegistrationStatus status) => new(
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
        status.NextTry);
}
