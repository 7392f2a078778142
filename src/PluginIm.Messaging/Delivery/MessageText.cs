namespace PluginIm.Messaging;

/// <summary>The one form of a text in transcripts and on the wire.</summary>
internal static class MessageText
{
    /// <summary>Parts lines by a line feed, and replaces control characters, which no view could show, by U+FFFD.</summary>
    public static string Normalise(string text)
    {
        var normal = text.ReplaceLineEndings("\n");
        return normal.AsSpan().ContainsAnyInRange('\0', '\u001F')
            ? string.Create(normal.Length, normal, static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = source[i] is < ' ' and not '\n' and not '\t' ? '\uFFFD' : source[i];
                }
            })
            : normal;
    }

    /// <summary>Whether there is nothing to see in the text.</summary>
    public static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);
}
