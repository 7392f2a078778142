using System.Globalization;
using System.Text;

namespace PluginIm.Sip;

/// <summary>Writes session descriptions in the order that RFC 8866 section 5 asks for.</summary>
internal static class SdpText
{
    internal static string Of(SessionDescription description)
    {
        var text = new StringBuilder("v=0\r\n");
        AppendLine(text, 'o', description.Origin);
        AppendLine(text, 's', description.SessionName);
        AppendLine(text, 'i', description.Information);
        AppendLine(text, 'c', description.Connection);
        AppendLines(text, 'b', description.Bandwidths);
        AppendLine(text, 't', description.Timing);
        AppendAttributes(text, description.Attributes);
        foreach (var media in description.Media)
        {
            text.Append(Of(media));
        }

        return text.ToString();
    }

    internal static string Of(MediaDescription media)
    {
        var text = new StringBuilder();
        var port = media.Port.ToString(CultureInfo.InvariantCulture);
        AppendLine(text, 'm', $"{media.Kind} {port} {media.Protocol} {string.Join(' ', media.Formats)}");
        AppendLine(text, 'i', media.Information);
        AppendLine(text, 'c', media.Connection);
        AppendLines(text, 'b', media.Bandwidths);
        AppendAttributes(text, media.Attributes);
        return text.ToString();
    }

    private static void AppendAttributes(StringBuilder text, IReadOnlyList<SdpAttributeLine> attributes)
    {
        foreach (var attribute in attributes)
        {
            AppendLine(text, 'a', attribute.Value is null ? attribute.Name : $"{attribute.Name}:{attribute.Value}");
        }
    }

    private static void AppendLines(StringBuilder text, char type, IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            AppendLine(text, type, value);
        }
    }

    private static void AppendLine(StringBuilder text, char type, string? value)
    {
        if (value is not null)
        {
            SipGrammar.ThrowIfLineBreak(value, nameof(value));
            text.Append(type).Append('=').Append(value).Append("\r\n");
        }
    }
}
