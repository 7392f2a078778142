using System.Text;

namespace PluginIm.Sip;

/// <summary>Each thread's own place to put texts together: a request has several, and each builder would cost as many arrays as it grows.</summary>
internal static class TextBuffer
{
    // Enough for what messages hold as a rule; what grew beyond that is not kept.
    private const int Kept = 512;

    [ThreadStatic]
    private static StringBuilder? free;

    /// <summary>Makes a text of what is appended.</summary>
    public static string Make<T>(T source, Action<T, StringBuilder> append)
    {
        var text = free ?? new StringBuilder(Kept);
        free = null;
        append(source, text);
        var made = text.ToString();
        if (text.Capacity <= Kept)
        {
            free = text.Clear();
        }

        return made;
    }
}
