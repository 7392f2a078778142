using System.Text;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>Writes a message's header lines in other ways that mean the same (RFC 3261 section 7.3).</summary>
internal static class Spelling
{
    private static readonly Dictionary<string, string> Compact = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Via"] = "v", ["From"] = "f", ["To"] = "t", ["Call-ID"] = "i", ["Contact"] = "m", ["Content-Type"] = "c", ["Content-Length"] = "l",
        ["Subject"] = "s", ["Supported"] = "k",
    };

    /// <summary>Compact names, other case, spaces before the colon, and lines folded before their value; each as the numbers want it.</summary>
    public static byte[] Of(SipMessage message, Random random)
    {
        var text = new StringBuilder(message.StartLine).Append("\r\n");
        foreach (var header in message.Headers)
        {
            text.Append(NameOf(header.Name, random)).Append(' ', random.Next(3)).Append(':').Append(Fold(random)).Append(header.Value).Append("\r\n");
        }

        text.Append(NameOf("Content-Length", random)).Append(": ").Append('0', random.Next(3)).Append(message.Body.Length).Append("\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(text.ToString()), .. message.Body.Span];
    }

    private static string NameOf(string name, Random random) => random.Next(4) switch
    {
        0 => Compact.GetValueOrDefault(name, name),
        1 => name.ToUpperInvariant(),
        2 => string.Concat(name.Select(letter => random.Next(2) == 0 ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter))),
        _ => name,
    };

    private static string Fold(Random random) => random.Next(4) switch
    {
        0 => "\r\n ",
        1 => " \r\n\t\t ",
        2 => "",
        _ => " ",
    };
}
