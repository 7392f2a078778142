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
        if (text.Length > Marks.MaxLength || !text.StartsWith("SIP/2.0/"u8))
        {
            return false;
        }

        var marks = new Marks(text);
        var space = EndOfRun(text, marks, start, ByteClasses.Token, out var end);
        if (space == start || end != ' ')
        {
            return false;
        }

        var at = PassHostPort(text, marks, space + 1);
        return PassParameters(text, marks, at, ByteClasses.ParameterValue) == text.Length;
    }

    /// <summary><c>"name" &lt;sip:user@host:port;parameters&gt;;parameters</c>, with or without quotes or a name at all.</summary>
    internal static bool IsAddress(ReadOnlySpan<byte> text)
    {
        if (text.Length > Marks.MaxLength)
        {
            return false;
        }

        var marks = new Marks(text);
        var open = At(text, 0) == '<' ? 0 : PassDisplayName(text, marks);
        if (At(text, open) != '<')
        {
            return false;
        }

        var close = PassUri(text, marks, open + 1);
        return At(text, close) == '>' && PassParameters(text, marks, close + 1, ByteClasses.ParameterValue) == text.Length;
    }

    /// <summary><c>sip:user@host:port;parameters</c>, with or without a user.</summary>
    internal static bool IsUri(ReadOnlySpan<byte> text) =>
        text.Length <= Marks.MaxLength && PassUri(text, new Marks(text), 0) == text.Length;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PassDisplayName(ReadOnlySpan<byte> text, in Marks marks)
    {
        var end = At(text, 0) == '"' ? PassQuoted(text, marks) : EndOfRun(text, marks, 0, ByteClasses.Token, out _);
        return At(text, end) == ' ' ? end + 1 : end;
    }

    private static int PassQuoted(ReadOnlySpan<byte> text, in Marks marks)
    {
        for (var i = marks.Next(1); (uint)i < (uint)text.Length; i = marks.Next(i + 1))
        {
            if (text[i] is (byte)'"' or (byte)'\\')
            {
                return text[i] == '"' ? i + 1 : None;
            }
        }

        return None;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PassUri(ReadOnlySpan<byte> text, in Marks marks, int start)
    {
        if (!text[start..].StartsWith("sip:"u8))
        {
            return None;
        }

        start += "sip:".Length;
        var at = EndOfRun(text, marks, start, ByteClasses.PlainUser, out var end);
        var host = at > start && end == '@' ? at + 1 : start;
        at = PassHostPort(text, marks, host);
        return At(text, at) == ';' ? PassParameters(text, marks, at, ByteClasses.UriParameterValue) : at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PassHostPort(ReadOnlySpan<byte> text, in Marks marks, int start)
    {
        var at = EndOfRun(text, marks, start, ByteClasses.Host, out var end);
        if (at == start)
        {
            return None;
        }

        return end == ':' ? PassPort(text, at + 1, marks.Next(at + 1)) : at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PassPort(ReadOnlySpan<byte> text, int start, int end)
    {
        if (end - start > MaxPortLength)
        {
            return None;
        }

        var port = 0u;
        foreach (var digit in text[start..end])
        {
            if ((uint)(digit - '0') > 9)
            {
                return None;
            }

            port = (port * 10) + (uint)(digit - '0');
        }

        return port - 1 < ushort.MaxValue ? end : None;
    }

    /// <summary>Moves behind the parameters that start there, if any do; <see cref="None"/> when they are not as usual.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PassParameters(ReadOnlySpan<byte> text, in Marks marks, int start, ByteClasses value)
    {
        var at = start;
        for (var next = At(text, at); next == ';';)
        {
            var name = at + 1;
            at = EndOfRun(text, marks, name, ByteClasses.ParameterName, out next);
            if (at == name)
            {
                return None;
            }

            if (next == '=')
            {
                at = EndOfRun(text, marks, at + 1, value, out next);
            }
        }

        return at;
    }

    /// <summary>Where the run of bytes of that class ends that starts there, and what ends it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfRun(ReadOnlySpan<byte> text, in Marks marks, int start, ByteClasses wanted, out byte end)
    {
        var at = marks.Next(start);
        end = At(text, at);
        while (ByteClass.IsOf(end, wanted) && at < text.Length)
        {
            at = marks.Next(at + 1);
            end = At(text, at);
        }

        return at;
    }

    /// <summary>The byte there; NUL where the text has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte At(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length ? text[at] : (byte)0;
}
