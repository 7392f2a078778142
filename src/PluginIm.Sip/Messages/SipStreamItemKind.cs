namespace PluginIm.Sip;

/// <summary>What a stream can bring.</summary>
public enum SipStreamItemKind
{
    /// <summary>A whole message.</summary>
    Message,

    /// <summary>Two line breaks: the peer asks for a pong (RFC 5626 section 4.4.1).</summary>
    Ping,

    /// <summary>One line break: the answer to a ping. A ping is preceded by one of these.</summary>
    Pong,

    /// <summary>A message that is malformed but whose end is known: the stream goes on after it.</summary>
    Malformed,

    /// <summary>The end of the message cannot be told, or it is too large: nothing more is read, close the connection.</summary>
    FramingLost,
}
