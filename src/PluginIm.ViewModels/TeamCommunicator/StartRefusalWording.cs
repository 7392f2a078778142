using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Words why no session can be started.</summary>
public static class StartRefusalWording
{
    /// <summary>Words a refusal.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="channel">Where the channel stands, which is why where the channel is not ready.</param>
    /// <returns>A sentence with what to do.</returns>
    public static string Of(ImStartRefusal refusal, ImChannelState channel) => refusal switch
    {
        ImStartRefusal.ChannelNotReady => channel switch
        {
            ImChannelState.SignedOut => Words.ActionNotReadySignedOut,
            ImChannelState.Unreachable => Words.ActionNotReadyUnreachable,
            ImChannelState.Refused => Words.ActionNotReadyRefused,
            _ => Words.ActionNotReadyConnecting,
        },
        ImStartRefusal.InvalidAddress => Words.ActionInvalidAddress,
        ImStartRefusal.OwnAddress => Words.ActionOwnAddress,
        ImStartRefusal.OutsideDomains => Words.ActionOutsideDomains,
        ImStartRefusal.TooManySessions => Words.ActionTooManySessions,
        ImStartRefusal.NotAllowed => Words.ActionNotAllowed,
        ImStartRefusal.NotConnected => Words.AddNotConnected,
        ImStartRefusal.NotStarter => Words.AddNotStarter,
        ImStartRefusal.AlreadyIn => Words.AddAlreadyIn,
        ImStartRefusal.TooManyParties => Words.AddTooManyParties,
        ImStartRefusal.OrdinaryClient => Words.AddOrdinaryClient,
        _ => Words.ActionUnavailable,
    };
}
