namespace PluginIm.Sip;

/// <summary>
/// Makes messages of datagrams (RFC 3261 sections 7, 18.3 and 25). For streams see <see cref="SipStreamParser"/>.
/// What it returns is well-formed as far as every element relies on it: start line, Via, From, To, Call-ID, CSeq, Max-Forwards,
/// Contact, Route, Record-Route, Expires. Other headers stay unread.
/// </summary>
public static class SipParser
{
    /// <summary>Reads one message. The bytes are copied.</summary>
    /// <param name="datagram">The message; line breaks before it are passed over.</param>
    /// <param name="limits">What to accept at most; null for the defaults.</param>
    /// <exception cref="SipParseException">The message is malformed or too large; the exception says how to answer.</exception>
    public static SipMessage Parse(ReadOnlySpan<byte> datagram, SipParserLimits? limits = null)
    {
        limits ??= SipParserLimits.Default;
        if (!datagram.IsEmpty && datagram[0] is (byte)'\r' or (byte)'\n')
        {
            datagram = datagram.TrimStart("\r\n"u8);
        }

        if (datagram.Length > limits.MaxMessageBytes)
        {
            // Its start says whom to answer.
            throw MessageReader.FramingFault(datagram[..limits.MaxMessageBytes].ToArray(), limits, "the message is too large", "message", 513);
        }

        return MessageReader.Read(datagram.ToArray(), limits);
    }
}
