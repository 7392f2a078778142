using System.Text;
using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>Values that are read from texts: URIs, addresses, Vias, media types, challenges. Every line of the input is tried as each.</summary>
internal static class ValueChecks
{
    private const string Target = "values";
    private const int MostLines = 32;

    // How each is read of a text and written again; null where the text is none.
    private static readonly (string What, Func<string, string?> Read)[] Values =
    [
        ("a URI", text => SipUri.TryParse(text, out var value) ? value.ToString() : null),
        ("an address", text => SipAddress.TryParse(text, out var value) ? value.ToString() : null),
        ("a Via", ViaOf),
        ("a media type", text => MediaType.TryParse(text, out var value) ? value.ToString() : null),
        ("a disposition", text => ContentDisposition.TryParse(text, out var value) ? value.ToString() : null),
        ("a reason", text => SipReason.TryParse(text, out var value) ? value.ToString() : null),
        ("a session id", text => SipSessionId.TryParse(text, out var value) ? value.ToString() : null),
        ("user-to-user data", text => SipUserToUser.TryParse(text, out var value) ? value.ToString() : null),
        ("call information", text => SipCallInfo.TryParse(text, out var value) ? value.ToString() : null),
        ("what replaces", text => SipReplaces.TryParse(text, out var value) ? value.ToString() : null),
        ("a time to retry", text => SipRetryAfter.TryParse(text, out var value) ? value.ToString() : null),
        ("a session's time", text => SipSessionExpires.TryParse(text, out var value) ? value.ToString() : null),
        ("a least time", text => SipMinSE.TryParse(text, out var value) ? value.ToString() : null),

        // One of an algorithm that is not spoken here cannot be written.
        ("a challenge", text => DigestChallenge.TryParse(text, out var value) && value.Algorithm is not null ? OneLine(value.ToString()) : null),
    ];

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
        foreach (var (what, read) in Values)
        {
            if (read(text) is { } written)
            {
                Check.That(!written.AsSpan().ContainsAny('\r', '\n'), Target, $"{what} holds a line break");
                Check.That(read(written) is { } again, Target, $"{what} that was written is not read again");
                Check.That(read(written) == written, Target, $"{what} that was read again is written differently");
            }
        }

        if (SipUri.TryParse(text, out var uri))
        {
            Check.That(
                SipUri.TryParse(uri.ToString(), out var same) && uri.Equals(same) && uri.GetHashCode() == same.GetHashCode(),
                Target,
                "a URI is not equal to itself read again");
        }

        if (SipAddress.TryParse(text, out var address))
        {
            Check.That(SipAddress.Parse(address.ToString()).DisplayName == address.DisplayName, Target, "a display name changes");
        }

        _ = SipPeer.TryParse(text, out _);
        _ = SipAssertedIdentity.TryParse([text], out _);
    }

    // A challenge is made of a header's value, which holds no line break; of a text that holds one nothing is asked.
    private static string? OneLine(string text) => text.AsSpan().ContainsAny('\r', '\n') ? null : text;

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
}
