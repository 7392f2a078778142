using System.Text;
using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>Multipart bodies, with the boundary that the input itself names.</summary>
internal static class MultipartChecks
{
    private const string Target = "multipart";

    public static void Run(ReadOnlyMemory<byte> input)
    {
        var (type, content) = Of(input);
        var body = Cost.Within(Cost.OfBody, input.Length, Target, () => MultipartBody.Parse(type, content));
        var written = body.ToBytes();
        var again = Check.Accepted(() => MultipartBody.Parse(body.ContentType, written), Target, "what was written is not read again");
        Check.That(again.Parts.Count == body.Parts.Count, Target, "the number of parts changes");
        for (var i = 0; i < body.Parts.Count; i++)
        {
            Check.Same(body.Parts[i].Content.Span, again.Parts[i].Content.Span, Target, "a part's content changes");
            Check.That(body.Parts[i].ContentType == again.Parts[i].ContentType, Target, "a part's type changes");
            Check.That(body.Parts[i].Headers.SequenceEqual(again.Parts[i].Headers), Target, "a part's headers change");
        }

        Check.Same(written, again.ToBytes(), Target, "what was read again is written differently");
    }

    // The type of the message that the input is; else its first line is the boundary, as in a body alone.
    private static (string Type, ReadOnlyMemory<byte> Content) Of(ReadOnlyMemory<byte> input)
    {
        var head = input.Span.IndexOf("\r\n\r\n"u8);
        if (head >= 0)
        {
            foreach (var line in Encoding.UTF8.GetString(input.Span[..head]).Split("\r\n"))
            {
                if (line.Contains("multipart/", StringComparison.OrdinalIgnoreCase))
                {
                    return (line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], input[(head + 4)..]);
                }
            }
        }

        var end = input.Span.IndexOfAny("\r\n"u8);
        var first = Encoding.UTF8.GetString(input.Span[..Math.Max(end, 0)]);
        return ($"multipart/mixed;boundary=\"{first.TrimStart('-').Replace("\"", "", StringComparison.Ordinal)}\"", input);
    }
}
