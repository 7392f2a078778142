using System.Runtime.CompilerServices;

namespace PluginIm.Sip;

/// <summary>
/// Which header followed which in the messages before: one peer writes its headers in one order, so that what follows is known before it is
/// read, and reading has only to confirm it. It is a guess and never more; each thread has its own, since all would write it.
/// </summary>
internal static class HeaderOrder
{
    /// <summary>More than there are names: requests and responses have halves of their own.</summary>
    private const int NamesAtMost = 128;

    /// <summary>Stands for the start line, which no name has for its number.</summary>
    internal const byte Start = NamesAtMost - 1;

    [ThreadStatic]
    private static byte[]? followers;

    /// <summary>For each name's number the number of the one that followed it; for 0 what followed one that is not known.</summary>
    internal static Span<byte> Of(bool isResponse) => (followers ?? Make()).AsSpan(isResponse ? NamesAtMost : 0, NamesAtMost);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Make() => followers = new byte[2 * NamesAtMost];
}
