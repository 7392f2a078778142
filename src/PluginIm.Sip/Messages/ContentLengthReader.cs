namespace PluginIm.Sip;

/// <summary>Finds Content-Length in a header section before the message is read, to know where the message ends on a stream.</summary>
internal static class ContentLengthReader
{
    /// <summary>Reads the one length that all Content-Length lines agree on. Returns what is wrong, or null.</summary>
    internal static string? Read(ReadOnlySpan<byte> head, out int length)
    {
        length = -1;
        var rest = head[(head.IndexOf("\r\n"u8) + 2)..];
        while (!rest.IsEmpty)
        {
            var lineLength = LineLength(rest);
            var line = rest[..lineLength];
            rest = rest[Math.Min(lineLength + 2, rest.Length)..];
            var colon = line.IndexOf((byte)':');
            if (colon < 0 || KnownHeaders.Find(line[..colon].TrimEnd(" \t"u8)) != KnownHeaders.ContentLength)
            {
                continue;
            }

            var value = line[(colon + 1)..].Trim(" \t\r\n"u8);
            if (!SipGrammar.TryNumber(value, int.MaxValue / 2, out int number) || (length >= 0 && length != number))
            {
                return "the length is malformed, too large or contradicts another";
            }

            length = number;
        }

        return length < 0 ? "a message on a stream needs its length" : null;
    }

    private static int LineLength(ReadOnlySpan<byte> text)
    {
        var searched = 0;
        while (true)
        {
            var found = text[searched..].IndexOf("\r\n"u8);
            if (found < 0)
            {
                return text.Length;
            }

            var end = searched + found;
            if (end + 2 >= text.Length || text[end + 2] is not ((byte)' ' or (byte)'\t'))
            {
                return end;
            }

            searched = end + 2;
        }
    }
}
