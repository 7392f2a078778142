using System.Globalization;
using System.Net;
using System.Text;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>A transcript as people read it outside of the desktop: as plain text, or as a page of HTML in which nothing that was written is markup.</summary>
internal static class TranscriptText
{
    public static string AsText(ImTranscript transcript, TimeZoneInfo zone)
    {
        var text = new StringBuilder();
        text.AppendLine(Heading(transcript, zone));
        foreach (var line in transcript.Lines)
        {
            text.Append('[').Append(Moment(line.Time, zone)).Append("] ").AppendLine(line.Author is { } author ? $"{author}: {line.Text}" : line.Text);
        }

        return text.ToString();
    }

    public static string AsHtml(IReadOnlyList<ImTranscript> transcripts, TimeZoneInfo zone)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        page.Append("<style>body{font:14px sans-serif;margin:2em}td{padding:2px 12px 2px 0;vertical-align:top;white-space:pre-wrap}</style></head><body>\n");
        foreach (var transcript in transcripts)
        {
            page.Append("<h2>").Append(WebUtility.HtmlEncode(Heading(transcript, zone))).Append("</h2>\n<table>\n");
            foreach (var line in transcript.Lines)
            {
                page.Append("<tr><td>").Append(Moment(line.Time, zone))
                    .Append("</td><td>").Append(WebUtility.HtmlEncode(line.Author ?? ""))
                    .Append("</td><td>").Append(WebUtility.HtmlEncode(line.Text)).Append("</td></tr>\n");
            }

            page.Append("</table>\n");
        }

        return page.Append("</body></html>\n").ToString();
    }

    private static string Heading(ImTranscript transcript, TimeZoneInfo zone) =>
        $"{string.Join(", ", transcript.Parties)}, {TimeZoneInfo.ConvertTime(transcript.Lines[0].Time, zone).ToString("D", CultureInfo.CurrentCulture)}";

    private static string Moment(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).ToString("T", CultureInfo.CurrentCulture);
}
