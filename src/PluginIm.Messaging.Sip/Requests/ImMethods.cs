using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>The methods that this side takes.</summary>
internal static class ImMethods
{
    private static readonly SipMethod[] OutOfDialog =
        [SipMethod.Invite, SipMethod.Ack, SipMethod.Cancel, SipMethod.Bye, SipMethod.Options, SipMethod.Update];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SipMethod> All { get; } = [.. OutOfDialog, SipMethod.Message];

    /// <summary>The Allow header.</summary>
    public static string Allow { get; } = string.Join(", ", All);

    /// <summary>The Allow header of a 405 to a MESSAGE outside of a session: what the address takes there.</summary>
    public static string AllowOutOfDialog { get; } = string.Join(", ", OutOfDialog.Select(method => method.Name));
}
