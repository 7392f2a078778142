using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Words how reachable somebody is.</summary>
internal static class PresenceWording
{
    public static string Of(Presence presence) => presence switch
    {
        Presence.Ready => Words.PresenceReady,
        Presence.Busy => Words.PresenceBusy,
        Presence.NotReady => Words.PresenceNotReady,
        _ => Words.PresenceOffline,
    };
}
