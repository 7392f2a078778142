using System.Security.Cryptography;

namespace PluginIm.Sip;

/// <summary>Makes the identifiers of SIP: nobody can guess them, no two are the same (RFC 3261 19.3, 8.1.1.4, 8.1.1.7).</summary>
public static class SipIdentifiers
{
    /// <summary>A tag for From or To.</summary>
    public static string NewTag() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>A Call-ID.</summary>
    public static string NewCallId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>A branch, with the magic cookie.</summary>
    public static string NewBranch() => SipVia.MagicCookie + RandomNumberGenerator.GetHexString(20, lowercase: true);
}
