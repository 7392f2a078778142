using System.Globalization;
using System.Net;

namespace PluginIm.Sip;

/// <summary>Writes a Via value once more with <c>received</c> and <c>rport</c> filled in; what else it says stays.</summary>
internal static class ReceivedMark
{
    /// <summary>Up to this many bytes a marked Via is made on the stack.</summary>
    internal const int OnStack = 512;

    /// <summary>How much longer the mark makes the value at most: the longest address with its scope, a port, and both names.</summary>
    internal const int MaxLength = 128;

    /// <summary>Writes the value with its marks and returns the length.</summary>
    /// <param name="target">Has room for the value and <see cref="MaxLength"/> bytes more.</param>
    /// <param name="value">The Via as it came.</param>
    /// <param name="parameters">Its last part: the parameters, checked.</param>
    /// <param name="received">The address.</param>
    /// <param name="rport">The port; null leaves an <c>rport</c> as it came.</param>
    internal static int Write(Span<byte> target, ReadOnlySpan<byte> value, ReadOnlySpan<byte> parameters, IPAddress received, int? rport)
    {
        var length = Append(target, 0, SipGrammar.Trim(value[..^parameters.Length]));
        var reader = new ParameterReader(parameters);
        var isMarked = false;
        while (reader.MoveNext())
        {
            // What stands there twice is noted once: the mark has its length.
            var isRport = rport is not null && reader.IsNamed("rport"u8);
            if (reader.IsNamed("received"u8) || (isRport && isMarked))
            {
                continue;
            }

            length = Append(target, length, ";"u8);
            length = Append(target, length, reader.Name);
            if (isRport)
            {
                isMarked = true;
                length = Append(target, length, "="u8);
                rport!.Value.TryFormat(target[length..], out var digits, default, CultureInfo.InvariantCulture);
                length += digits;
            }
            else if (reader.HasValue)
            {
                length = Append(target, length, "="u8);
                length = Append(target, length, reader.Value);
            }
        }

        length = Append(target, length, ";received="u8);
        received.TryFormat(target[length..], out var written);
        return length + written;
    }

    private static int Append(Span<byte> target, int length, ReadOnlySpan<byte> part)
    {
        part.CopyTo(target[length..]);
        return length + part.Length;
    }
}
