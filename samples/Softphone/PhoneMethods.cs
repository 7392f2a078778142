using PluginIm.Sip;

namespace Softphone;

/// <summary>The methods that a telephone takes.</summary>
internal static class PhoneMethods
{
    public static IReadOnlyList<SipMethod> All { get; } = [SipMethod.Invite, SipMethod.Ack, SipMethod.Cancel, SipMethod.Bye, SipMethod.Options];

    /// <summary>The Allow header.</summary>
    public static string Allow { get; } = string.Join(", ", All);
}
