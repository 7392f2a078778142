namespace PluginIm.Sip;

/// <summary>Makes the identifiers of SIP: nobody can guess them, no two are the same (RFC 3261 19.3, 8.1.1.4, 8.1.1.7).</summary>
public static class SipIdentifiers
{
    /// <summary>How many random bytes a branch has.</summary>
    internal const int BranchBytes = 10;

    /// <summary>A tag for From or To.</summary>
    public static string NewTag() => NewHex(8);

    /// <summary>A Call-ID.</summary>
    public static string NewCallId() => NewHex(16);

    /// <summary>A branch, with the magic cookie.</summary>
    public static string NewBranch() => SipVia.MagicCookie + NewHex(BranchBytes);

    private static string NewHex(int bytes)
    {
        Span<byte> random = stackalloc byte[bytes];
        RandomBytes.Fill(random);
        return Convert.ToHexStringLower(random);
    }
}
