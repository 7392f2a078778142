namespace PluginIm.Sip;

/// <summary>What a stream can bring.</summary>
public enum SipStreamItemKind
{
    /// <summary>A whole message.</summary>
    Message,

    /// <summary>
    /// A line break between messages. Two in a row ask for a pong, and one answers: which of them it is, the connection knows that sent a ping
    /// or did not (RFC 5626 section 4.4.1).
    /// </summary>
    LineBreak,

    /// <summary>A message that is malformed but whose end is known: the stream goes on after it.</summary>
    Malformed,

    /// <summary>The end of the message cannot be told, or it is too large: nothing more is read, close the connection.</summary>
    FramingLost,
}
