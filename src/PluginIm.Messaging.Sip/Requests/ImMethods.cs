using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>The methods that this side takes.</summary>
internal static class ImMethods
{
    /// <summary>The option tag of Replaces (RFC 3891), by which a session is restored.</summary>
    public const string Replaces = "replaces";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SipMethod> All { get; } =
        [SipMethod.Invite, SipMethod.Ack, SipMethod.Cancel, SipMethod.Bye, SipMethod.Options, SipMethod.Update, SipMethod.Message];

    /// <summary>The Allow header.</summary>
    public static string Allow { get; } = string.Join(", ", All);
}
