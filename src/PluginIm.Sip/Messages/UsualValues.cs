using System.Runtime.CompilerServices;

namespace PluginIm.Sip;

/// <summary>
/// Knows Via, addresses and URIs that are written as nearly everybody writes them, by one look at each byte: no space, escape, password,
/// IPv6 address, quoted parameter or second element. What it knows is well-formed; what it does not know is judged by
/// <see cref="ViaParts"/>, <see cref="AddressParts"/> and <see cref="UriParts"/>.
/// </summary>
internal static class UsualValues
{
    private const int None = -1;
    private const int MaxPortLength = 5;

    /// <summary><c>SIP/2.0/UDP host:port;parameters</c>.</summary>
    internal static bool IsVia(ReadOnlySpan<byte> text)
    {
        var start = "SIP/2.0/".Length;
        if (!text.StartsWith("SIP/2.0/"u8))
        {
            return false;
        }

        var space = ByteClass.EndOfRun(text, start, ByteClasses.Token);
        return space > start && IsAt(text, space, (byte)' ')
            && PassParameters(text, PassHostPort(text, space + 1), ByteClasses.ParameterValue) == text.Length;
    }

    /// <summary><c>"name" &lt;sip:user@host:port;parameters&gt;;parameters</c>, with or without quotes or a name at all.</summary>
    internal static bool IsAddress(ReadOnlySpan<byte> text)
    {
        var open = PassDisplayName(text);
        if (!IsAt(text, open, (byte)'<'))
        {
            return false;
        }

        var close = PassUri(text, open + 1);
        return IsAt(text, close, (byte)'>') && PassParameters(text, close + 1, ByteClasses.ParameterValue) == text.Length;
    }

    /// <summary><c>sip:user@host:port;parameters</c>, with or without a user.</summary>
    internal static bool IsUri(ReadOnlySpan<byte> text) => PassUri(text, 0) == text.Length;

    private static int PassDisplayName(ReadOnlySpan<byte> text)
    {
        if (IsAt(text, 0, (byte)'<'))
        {
            return 0;
        }

        var end = IsAt(text, 0, (byte)'"') ? PassQuoted(text) : ByteClass.EndOfRun(text, 0, ByteClasses.Token);
        return IsAt(text, end, (byte)' ') ? end + 1 : end;
    }

    private static int PassQuoted(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is (byte)'"' or (byte)'\\')
            {
                return text[i] == '"' ? i + 1 : None;
            }
        }

        return None;
    }

    private static int PassUri(ReadOnlySpan<byte> text, int start)
    {
        if (!text[start..].StartsWith("sip:"u8))
        {
            return None;
        }

        start += "sip:".Length;
        var at = ByteClass.EndOfRun(text, start, ByteClasses.PlainUser);
        var host = at > start && IsAt(text, at, (byte)'@') ? at + 1 : start;
        return PassParameters(text, PassHostPort(text, host), ByteClasses.UriParameterValue);
    }

    private static int PassHostPort(ReadOnlySpan<byte> text, int start)
    {
        var end = ByteClass.EndOfRun(text, start, ByteClasses.Host);
        if (end == start)
        {
            return None;
        }

        return IsAt(text, end, (byte)':') ? PassPort(text, end + 1) : end;
    }

    private static int PassPort(ReadOnlySpan<byte> text, int start)
    {
        var port = 0u;
        var end = start;
        while ((uint)end < (uint)text.Length && (uint)(text[end] - '0') <= 9 && end - start < MaxPortLength)
        {
            port = (port * 10) + (uint)(text[end++] - '0');
        }

        return port - 1 < ushort.MaxValue ? end : None;
    }

    /// <summary>Moves behind the parameters that start there, if any do; <see cref="None"/> when they are not as usual.</summary>
    private static int PassParameters(ReadOnlySpan<byte> text, int start, ByteClasses value)
    {
        var end = start;
        while (IsAt(text, end, (byte)';'))
        {
            var name = end + 1;
            end = ByteClass.EndOfRun(text, name, ByteClasses.ParameterName);
            if (end == name)
            {
                return None;
            }

            if (IsAt(text, end, (byte)'='))
            {
                end = ByteClass.EndOfRun(text, end + 1, value);
            }
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAt(ReadOnlySpan<byte> text, int at, byte wanted) => (uint)at < (uint)text.Length && text[at] == wanted;
}
