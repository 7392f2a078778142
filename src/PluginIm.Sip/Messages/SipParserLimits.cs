namespace PluginIm.Sip;

/// <summary>What the parser accepts at most, in bytes and headers.</summary>
/// <param name="MaxMessageBytes">The whole message.</param>
/// <param name="MaxHeaders">Header lines in a message.</param>
/// <param name="MaxHeaderBytes">One header line, with its continuations.</param>
/// <param name="MaxBodyBytes">The body.</param>
public sealed record SipParserLimits(
    int MaxMessageBytes = 65536,
    int MaxHeaders = 128,
    int MaxHeaderBytes = 8192,
    int MaxBodyBytes = 65536)
{
    /// <summary>The limits that hold where none are given.</summary>
    public static SipParserLimits Default { get; } = new();
}
