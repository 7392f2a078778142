using System.Globalization;
using System.Text;

namespace PluginIm.Sip;

/// <summary>What of a message may stand in a trace: everything but credentials and, unless asked for, what people wrote.</summary>
public static class SipTrace
{
    /// <summary>The message as text. Credentials are never shown; the body only if <paramref name="showTexts"/>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="showTexts">Whether bodies and subjects may be shown.</param>
    public static string Redact(SipMessage message, bool showTexts)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = new StringBuilder(512);
        text.Append(message.StartLine).Append("\r\n");
        foreach (var header in message.Headers)
        {
            text.Append(header.Name).Append(": ").Append(Redact(header, showTexts)).Append("\r\n");
        }

        text.Append("\r\n");
        if (!message.Body.IsEmpty)
        {
            text.Append(showTexts
                ? Encoding.UTF8.GetString(message.Body.Span)
                : string.Create(CultureInfo.InvariantCulture, $"<{message.Body.Length} bytes {message.Headers.ContentType ?? "of no type"}>"));
        }

        return text.ToString();
    }

    private static string Redact(SipHeader header, bool showTexts) => header.Name switch
    {
        SipHeaderNames.Authorization or SipHeaderNames.ProxyAuthorization => RedactCredentials(header.Value),
        SipHeaderNames.Subject when !showTexts =>
            string.Create(CultureInfo.InvariantCulture, $"<{header.Value.Length} characters>"),
        _ => header.Value,
    };

    /// <summary>Keeps the scheme; what follows lets a listener guess the password offline.</summary>
    private static string RedactCredentials(string value)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? "<redacted>" : value[..space] + " <redacted>";
    }
}
