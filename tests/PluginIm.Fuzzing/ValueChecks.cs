using System.Text;
using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>Values that are read from texts: URIs, addresses, Vias, media types, challenges. Every line of the input is tried as each.</summary>
internal static class ValueChecks
{
    private const string Target = "values";
    private const int MostLines = 64;

    public static void Run(ReadOnlyMemory<byte> input, Random random)
    {
        var lines = 0;
        foreach (var range in input.Span.Split((byte)'\n'))
        {
            if (++lines > MostLines)
            {
                break;
            }

            var line = Encoding.UTF8.GetString(input.Span[range]);
            Try(line);
            Try(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        }

        // Line breaks too: a text need not come from a header.
        Try(Encoding.UTF8.GetString(input.Span[..Math.Min(input.Length, random.Next(1, 400))]));
    }

    private static void Try(string text)
    {
        if (SipUri.TryParse(text, out var uri))
        {
            Stable(uri.ToString(), again => SipUri.TryParse(again, out var read) ? read.ToString() : null, "a URI");
            Check.That(
                SipUri.TryParse(uri.ToString(), out var same) && uri.Equals(same) && uri.GetHashCode() == same.GetHashCode(),
                Target,
                "a URI is not equal to itself read again");
        }

        if (SipAddress.TryParse(text, out var address))
        {
            Stable(address.ToString(), again => SipAddress.TryParse(again, out var read) ? read.ToString() : null, "an address");
            Check.That(SipAddress.Parse(address.ToString()).DisplayName == address.DisplayName, Target, "a display name changes");
        }

        if (ViaOf(text) is { } via)
        {
            Stable(via, ViaOf, "a Via");
        }

        if (MediaType.TryParse(text, out var type))
        {
            Stable(type.ToString(), again => MediaType.TryParse(again, out var read) ? read.ToString() : null, "a media type");
        }

        if (DigestChallenge.TryParse(text, out var challenge) && challenge.Algorithm is not null)
        {
            Stable(challenge.ToString(), again => DigestChallenge.TryParse(again, out var read) ? read.ToString() : null, "a challenge", mayBreakLines: true);
        }
    }

    private static string? ViaOf(string text)
    {
        try
        {
            return SipVia.Parse(text).ToString();
        }
        catch (SipParseException)
        {
            return null;
        }
    }

    private static void Stable(string written, Func<string, string?> read, string what, bool mayBreakLines = false)
    {
        Check.That(mayBreakLines || !written.AsSpan().ContainsAny('\r', '\n'), Target, $"{what} holds a line break");
        Check.That(read(written) is { } again, Target, $"{what} that was written is not read again");
        Check.That(read(written) == written, Target, $"{what} that was read again is written differently");
    }
}
