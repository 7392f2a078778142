using System.Globalization;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Words for what the contracts number.</summary>
internal static class Wording
{
    public static string With(this string pattern, params object[] parts) => string.Format(CultureInfo.CurrentCulture, pattern, parts);

    public static string Of(Presence presence) => presence switch
    {
        Presence.Ready => Words.PresenceReady,
        Presence.Busy => Words.PresenceBusy,
        Presence.NotReady => Words.PresenceNotReady,
        _ => Words.PresenceOffline,
    };

    public static string Of(Medium medium) => medium switch
    {
        Medium.InstantMessaging => Words.MediumInstantMessaging,
        Medium.Voice => Words.MediumVoice,
        Medium.Email => Words.MediumEmail,
        Medium.Chat => Words.MediumChat,
        _ => Words.MediumWorkitem,
    };

    /// <summary>One interaction of a medium.</summary>
    public static string OfOne(Medium medium) => medium switch
    {
        Medium.Voice => Words.OneVoice,
        Medium.Email => Words.OneEmail,
        Medium.Chat => Words.OneChat,
        Medium.Workitem => Words.OneWorkitem,
        _ => Of(medium),
    };

    public static string Of(InternalTargetKind kind) => kind switch
    {
        InternalTargetKind.RoutingPoint => Words.KindRoutingPoint,
        InternalTargetKind.Queue => Words.KindQueue,
        _ => Words.KindAgent,
    };

    /// <summary>Within a sentence that is read aloud: <c>instant messaging ready</c>.</summary>
    public static string Spoken(Medium medium, Presence presence) => Words.SpokenMediumPresence.With(Spoken(medium), Spoken(presence));

    public static string Spoken(InternalTargetKind kind) => kind switch
    {
        InternalTargetKind.RoutingPoint => Words.SpokenRoutingPoint,
        InternalTargetKind.Queue => Words.SpokenQueue,
        _ => Words.SpokenAgent,
    };

    private static string Spoken(Medium medium) => medium switch
    {
        Medium.InstantMessaging => Words.SpokenInstantMessaging,
        Medium.Voice => Words.SpokenVoice,
        Medium.Email => Words.SpokenEmail,
        Medium.Chat => Words.SpokenChat,
        _ => Words.SpokenWorkitem,
    };

    private static string Spoken(Presence presence) => presence switch
    {
        Presence.Ready => Words.SpokenReady,
        Presence.Busy => Words.SpokenBusy,
        Presence.NotReady => Words.SpokenNotReady,
        _ => Words.SpokenOffline,
    };
}
