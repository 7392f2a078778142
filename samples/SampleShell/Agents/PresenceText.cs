using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Readiness in words.</summary>
internal static class PresenceText
{
    public static string Of(Presence presence) => presence switch
    {
        Presence.Ready => "Ready",
        Presence.Busy => "Busy",
        Presence.NotReady => "Not Ready",
        _ => "Offline",
    };

    public static string Of(AgentStatus status) => Of((Presence)status);
}
